import { SignInForm } from './sign-in-form.tsx';

/** In place of everything else, for a visitor without a token. */
export function SignInPage() {
  return (
    <main className="sign-in-page">
      <h2>Sign in</h2>
      <p className="muted">
        The services show images to whoever has a token: an IAM token, or what this gateway takes for one.
      </p>
      <SignInForm />
    </main>
  );
}
