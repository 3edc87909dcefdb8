// Draws edges for Sigma: solid where a relation is stated, dotted where two names only share a sentence, dashed where it is gone; wide enough to click.
import { EdgeProgram, type ProgramInfo } from 'sigma/rendering'
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types'
import { floatColor } from 'sigma/utils'
import type { LinkAttributes, NodeAttributes } from './stage-graph.ts'

const VERTEX_SHADER = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_start;
attribute vec2 a_end;
attribute float a_thickness;
attribute float a_stroke;
attribute float a_along;
attribute float a_across;

uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_pixelRatio;
uniform float u_reach;

varying vec4 v_color;
varying float v_along;
varying float v_across;
varying float v_half;
varying float v_stroke;
varying float v_pixel;

const float bias = 255.0 / 254.0;

void main() {
  // Everything in device pixels: lines and dots keep their width whatever the zoom, and stay sharp on any screen.
  vec2 start = (u_matrix * vec3(a_start, 1.0)).xy * u_viewport * 0.5;
  vec2 end = (u_matrix * vec3(a_end, 1.0)).xy * u_viewport * 0.5;
  float length_ = max(length(end - start), 0.001);
  vec2 unit = (end - start) / length_;
  v_half = max(a_thickness * 0.5, u_reach) * u_pixelRatio;
  float half_ = v_half + 1.0;
  vec2 place = mix(start, end, a_along) + vec2(-unit.y, unit.x) * half_ * a_across;
  gl_Position = vec4(place / (u_viewport * 0.5), 0.0, 1.0);
  v_along = a_along * length_;
  v_across = a_across * half_;
  v_stroke = a_stroke;
  v_pixel = u_pixelRatio;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}
`

const FRAGMENT_SHADER = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying float v_along;
varying float v_across;
varying float v_half;
varying float v_stroke;
varying float v_pixel;

void main() {
  #ifdef PICKING_MODE
  if (abs(v_across) > v_half) discard;
  gl_FragColor = v_color;
  #else
  float cover = clamp(v_half + 0.5 - abs(v_across), 0.0, 1.0);
  if (v_stroke > 1.5) {
    if (mod(v_along, 9.0 * v_pixel) > 5.0 * v_pixel) discard;
  } else if (v_stroke > 0.5) {
    // A dot every five CSS pixels, round because the distance is measured from its middle.
    float period = 5.0 * v_pixel;
    vec2 from = vec2(mod(v_along, period) - period * 0.5, v_across);
    cover = clamp(v_half + 0.75 - length(from), 0.0, 1.0);
  }
  gl_FragColor = v_color * cover;
  #endif
}
`

const UNIFORMS = ['u_matrix', 'u_viewport', 'u_pixelRatio', 'u_reach'] as const

/** Half of the width that answers to the pointer, pixels; a line of one pixel is hard to hit. */
const PICKING_REACH = 4

export class LineProgram extends EdgeProgram<(typeof UNIFORMS)[number], NodeAttributes, LinkAttributes> {
  override getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGL2RenderingContext
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: VERTEX_SHADER,
      FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
      METHOD: TRIANGLES,
      UNIFORMS,
      ATTRIBUTES: [
        { name: 'a_start', size: 2, type: FLOAT },
        { name: 'a_end', size: 2, type: FLOAT },
        { name: 'a_thickness', size: 1, type: FLOAT },
        { name: 'a_stroke', size: 1, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [
        { name: 'a_along', size: 1, type: FLOAT },
        { name: 'a_across', size: 1, type: FLOAT },
      ],
      CONSTANT_DATA: [
        [0, 1],
        [0, -1],
        [1, 1],
        [1, 1],
        [0, -1],
        [1, -1],
      ],
    }
  }

  override processVisibleItem(
    edgeIndex: number,
    startIndex: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: EdgeDisplayData & { stroke?: number },
  ): void {
    this.array.set(
      [
        source.x,
        source.y,
        target.x,
        target.y,
        data.size,
        data.stroke ?? 0,
        floatColor(data.color),
        edgeIndex,
      ],
      startIndex,
    )
  }

  override setUniforms(params: RenderParams, info: ProgramInfo<(typeof UNIFORMS)[number]>): void {
    const { gl, uniformLocations, isPicking } = info
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix)
    const { width, height, pixelRatio } = params
    gl.uniform2f(uniformLocations.u_viewport, width * pixelRatio, height * pixelRatio)
    gl.uniform1f(uniformLocations.u_pixelRatio, pixelRatio)
    gl.uniform1f(uniformLocations.u_reach, isPicking ? PICKING_REACH : 0)
  }
}
