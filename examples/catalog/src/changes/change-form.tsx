import { type ReactNode, useEffect, useRef } from 'react';
import type { Problem } from '../relay/gateway-error.ts';
import { Button, type ButtonProps } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import './change-form.css';

export interface ChangeFormProps {
  readonly title: string;
  /** What the button says that asks for the change. */
  readonly action: string;
  readonly kind?: ButtonProps['kind'];
  readonly problems: readonly Problem[];
  /** The fields that show what is wrong with them, as the input calls them. */
  readonly fields: readonly string[];
  readonly isSent: boolean;
  readonly onSubmit: (fields: FormData) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog that asks for a change, and says why it was refused. */
export function ChangeForm({ title, action, kind = 'primary', problems, isSent, onClose, ...props }: ChangeFormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problems]);
  return (
    <Modal title={title} onClose={onClose}>
      <form
        ref={form}
        className="change-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          props.onSubmit(new FormData(event.currentTarget));
        }}
      >
        {props.children}
        <ProblemNotice problems={problems} fields={props.fields} />
        <footer>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind={kind} type="submit" disabled={isSent}>
            {isSent ? 'Sending …' : action}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}
