/** The name of the gateway beside its mark: a stack of images. */
export function Logo({ title }: { readonly title: string }): React.JSX.Element {
  return (
    <span className="playground-logo">
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <path d="M16 3 3 10l13 7 13-7z" />
        <path d="M3 16l13 7 13-7" />
        <path d="M3 22l13 7 13-7" />
      </svg>
      {title}
    </span>
  );
}
