import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useSession } from './session.tsx';
import './sign-in-form.css';

/** Asks for a token, or offers those that there are to choose from. */
export function SignInForm({ onDone }: { readonly onDone?: () => void }) {
  const session = useSession();
  const [token, setToken] = useState('');
  const signIn = (chosen: string | null): void => {
    session.signIn(chosen);
    onDone?.();
  };
  return (
    <form
      className="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (token.trim() !== '') signIn(token.trim());
      }}
    >
      <TextField
        label="Token"
        type="password"
        hint="It is kept in this tab until you close it, and sent to this gateway only."
        value={token}
        onChange={(event) => setToken(event.target.value)}
      />
      <Button kind="primary" type="submit" disabled={token.trim() === ''}>
        Sign in
      </Button>
      {session.knownTokens.length === 0 ? null : (
        <ul className="known-tokens">
          {session.knownTokens.map((known) => (
            <li key={known.token}>
              <Button onClick={() => signIn(known.token)} aria-pressed={known.token === session.token}>
                {known.token}
              </Button>
              <span className="muted">{known.meaning}</span>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
