// Line icons of one weight; each is decoration, the button around it carries the name.
import type { ReactNode } from 'react'

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      width="18"
      height="18"
      viewBox="0 0 18 18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  )
}

const icon = (path: string) =>
  function PathIcon() {
    return (
      <Icon>
        <path d={path} />
      </Icon>
    )
  }

export const SearchIcon = icon('M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM12 12l3.5 3.5')
export const CloseIcon = icon('m4.5 4.5 9 9m0-9-9 9')
export const PlusIcon = icon('M9 3.5v11M3.5 9h11')
export const MinusIcon = icon('M3.5 9h11')
export const FitIcon = icon('M3 6.5V3h3.5m5 0H15v3.5m0 5V15h-3.5m-5 0H3v-3.5')
export const BackIcon = icon('M8 4 3.5 9 8 14M3.5 9h11')
export const ForwardIcon = icon('m7 4.5 4.5 4.5L7 13.5')
export const DownIcon = icon('m4.5 7 4.5 4.5L13.5 7')
export const DownloadIcon = icon('M9 3v8.5M5.5 8.5 9 12l3.5-3.5M3.5 15h11')
export const PageIcon = icon('M4.5 2.5h6l3 3v10h-9zM10.5 2.5v3h3M9 8v5M6.5 10.5h5')
export const MoreIcon = icon('M4 9h.01M9 9h.01M14 9h.01')
export const StopIcon = icon('M5 5h8v8H5z')
export const PlayIcon = icon('M6 4v10l8-5z')
export const UndoIcon = icon('M6.5 4 3 7.5 6.5 11M3 7.5h7.5a4 4 0 0 1 0 8H7')
export const RedoIcon = icon('m11.5 4 3.5 3.5-3.5 3.5M15 7.5H7.5a4 4 0 0 0 0 8H11')
export const GraphIcon = icon(
  'M4.5 6.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM13.5 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM6 15.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM6.4 5l5.2 1.5M12.2 8.5l-4.6 3.7M4.8 6.5l.9 5',
)
export const TableIcon = icon('M2.5 3.5h13v11h-13zM2.5 7h13M2.5 10.7h13M7 3.5v11')
export const TuneIcon = icon(
  'M3 5.5h6m4 0h2M3 12.5h2m4 0h6M11 7.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM7 14.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
)
export const CompareIcon = icon('M5.5 3v12M12.5 3v12M2.5 6l3-3 3 3M9.5 12l3 3 3-3')
export const KeepIcon = icon('M5 2.5h8v13l-4-3-4 3z')
export const CopyIcon = icon('M6.5 6.5h8v8h-8zM3.5 11.5v-8h8')
export const CheckIcon = icon('m3.5 9.5 3.5 3.5 7.5-8')
export const QuestionIcon = icon('M6.6 6.8A2.4 2.4 0 1 1 9 9.3v1.4M9 13.6v.1')
export const PairIcon = icon('M3 4h5v10H3zM10 4h5v10h-5z')
export const PathIcon = icon(
  'M4.5 14.5a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2ZM13.5 6.7a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2ZM6 11.8l6-5.4',
)
export const SwapIcon = icon('M3.5 6.5h11l-3-3m3 8h-11l3 3')
export const PrintIcon = icon('M5 7V2.5h8V7M5 12.5H3V7h12v5.5h-2M5 10.5h8v5H5z')
export const UpIcon = icon('m4.5 11 4.5-4.5 4.5 4.5')
export const SettingsIcon = icon(
  'M9 11.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM9 2v2m0 10v2M2 9h2m10 0h2M4.1 4.1l1.4 1.4m7 7 1.4 1.4m0-9.8-1.4 1.4m-7 7-1.4 1.4',
)
