// Knows the captions of pictures by how they begin.

const CAPTION = /^[▲△▼◀▶■●\s]*(?:图为|圖為|上图|下图|左图|右图|圖[：:]|图[①-⑳一二三四0-9]{0,2}[：:为])/

export function isCaption(text: string): boolean {
  return CAPTION.test(text)
}
