import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { useSession } from './session.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** Who is looking, and a way to be somebody else. */
export function Account() {
  const { token, knownTokens } = useSession();
  const [isOpen, setIsOpen] = useState(false);
  const isKnown = knownTokens.some((known) => known.token === token);
  const name = token === null ? 'Sign in' : isKnown ? token : 'Signed in';
  const close = (): void => setIsOpen(false);
  return (
    <>
      <Button kind="quiet" icon="user" label={`Account: ${name}`} onClick={() => setIsOpen(true)}>
        <span className="account-name">{name}</span>
      </Button>
      {isOpen ? (
        <Modal title="Who is looking" onClose={close}>
          <SignInForm onDone={close} />
        </Modal>
      ) : null}
    </>
  );
}
