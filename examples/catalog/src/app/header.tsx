import { Account } from '../session/account.tsx';
import './header.css';
import { useSettings } from './settings-context.ts';
import { useLayout } from './use-layout.ts';

/** The name of the application, the way to the playground, and who is looking. */
export function Header() {
  const { title } = useSettings();
  const { isCovered } = useLayout();
  return (
    <header className="header" inert={isCovered}>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <path d="M16 3 3 10l13 7 13-7z" />
        <path d="M3 16l13 7 13-7" />
        <path d="M3 22l13 7 13-7" />
      </svg>
      <h1>{title}</h1>
      <nav aria-label="Elsewhere">
        <a href="/graphql">Playground</a>
      </nav>
      <Account />
    </header>
  );
}
