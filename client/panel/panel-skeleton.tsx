// Grey lines where the panel's text will stand, so that nothing jumps when it comes.
import classes from './panel.module.css'

const LINES = [40, 72, 55, 0, 90, 84, 66, 0, 88, 76, 92, 60]

export function PanelSkeleton() {
  return (
    <div className={classes.skeleton} aria-busy="true">
      {LINES.map((width, index) => (
        <span key={index} style={{ width: `${width}%` }} />
      ))}
    </div>
  )
}
