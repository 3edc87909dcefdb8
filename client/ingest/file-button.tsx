// A button that opens the system's file chooser, for who does not drag.
import { type ReactNode, useRef } from 'react'

type Props = {
  onFiles: (files: File[]) => void
  className?: string | undefined
  label?: string
  children: ReactNode
}

export function FileButton({ onFiles, className, label, children }: Props) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        className={className}
        aria-label={label}
        title={label}
        onClick={() => input.current?.click()}
      >
        {children}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={event => {
          onFiles([...(event.currentTarget.files ?? [])])
          // The same file may be chosen again.
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}
