import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from './button.tsx';
import './side-panel.css';

export interface SidePanelProps {
  /** What a screen reader calls it. */
  readonly label: string;
  /** What it is about: with another subject it takes the focus again. */
  readonly subject: string;
  /** Whether it covers all else, for want of room beside it. */
  readonly isModal: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A panel beside the page or in front of it. It takes the focus when it opens, and gives it back when it closes. */
export function SidePanel({ label, subject, isModal, onClose, children }: SidePanelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const opener = useRef<Element | null>(null);

  useEffect(() => {
    const element = dialog.current;
    if (!element?.contains(document.activeElement)) opener.current = document.activeElement;
    if (element?.open) element.querySelector('button')?.focus();
    else if (isModal) element?.showModal();
    else element?.show();
  }, [subject, isModal]);

  useEffect(() => {
    const element = dialog.current;
    return () => {
      element?.close();
      if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
    };
  }, [isModal]);

  return (
    <dialog
      ref={dialog}
      className="side-panel"
      aria-label={label}
      onCancel={(event) => {
        // React lets the event of a dialog within another one come up to that.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        // A dialog that is not modal does not know Escape; what is open in front of it has its own.
        if (event.key === 'Escape' && !isModal && dialog.current?.querySelector('dialog') === null) onClose();
      }}
    >
      <Button kind="quiet" icon="close" label="Close the details" onClick={onClose} />
      {children}
    </dialog>
  );
}
