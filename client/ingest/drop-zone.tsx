// Lets files be dropped anywhere on the page; while one hovers, the page says what will happen.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { filesOfDrop } from './files-of-drop.ts'
import classes from './ingest.module.css'

export function DropZone({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useTranslation()
  const [over, setOver] = useState(false)

  useEffect(() => {
    // Entering a child leaves its parent: only at zero is the file really gone.
    let depth = 0
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth++
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth--
      if (depth <= 0) setOver(false)
    }
    const hover = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      depth = 0
      setOver(false)
      if (event.dataTransfer !== null) void filesOfDrop(event.dataTransfer).then(onFiles)
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('dragover', hover)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('dragover', hover)
      window.removeEventListener('drop', drop)
    }
  }, [onFiles])

  if (!over) return null
  return (
    <div className={classes.over}>
      <p>{t('ingest.drop')}</p>
      <span>{t('ingest.dropMore')}</span>
    </div>
  )
}
