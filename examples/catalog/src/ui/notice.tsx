import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import './notice.css';

export interface NoticeProps {
  readonly tone: 'warn' | 'bad';
  readonly title: string;
  readonly children?: ReactNode;
  /** What can be done about it. */
  readonly actions?: ReactNode;
}

/** Something that a person should know of. A screen reader says it when it appears. */
export function Notice({ tone, title, children, actions }: NoticeProps) {
  return (
    <div className={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name="warning" />
      <div className="notice-text">
        <strong>{title}</strong>
        {children}
      </div>
      {actions === undefined ? null : <div className="notice-actions">{actions}</div>}
    </div>
  );
}
