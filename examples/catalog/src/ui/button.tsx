import type { ComponentProps } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './button.css';

export interface ButtonProps extends ComponentProps<'button'> {
  readonly kind?: 'primary' | 'plain' | 'danger' | 'quiet';
  readonly icon?: IconName;
  /** The name of a button that shows its icon only. */
  readonly label?: string;
}

/** A button, with an icon, a text or both. */
export function Button({ kind = 'plain', icon, label, children, ...props }: ButtonProps) {
  return (
    <button type="button" className={`button ${kind}`} aria-label={label} title={label} {...props}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </button>
  );
}
