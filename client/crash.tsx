// Catches what no component foresaw, so that a fault shows a way on instead of an empty page.
import { Component, type ReactNode } from 'react'
import { Translation } from 'react-i18next'
import { Notice } from './notice.tsx'

export class Crash extends Component<{ children: ReactNode }, { message: string | null }> {
  override state = { message: null as string | null }

  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    const { message } = this.state
    if (message === null) return this.props.children
    return (
      <Translation>
        {t => (
          <Notice
            title={t('error.crashed')}
            text={message}
            action={{ label: t('error.reload'), run: () => location.assign('/') }}
          />
        )}
      </Translation>
    )
  }
}
