import './icon.css';

/** The icons, as paths in a square of 16. */
const paths = {
  close: 'M4 4l8 8M12 4l-8 8',
  copy: 'M5.5 5.5h8v8h-8zM2.5 10.5v-8h8',
  filter: 'M2 4h12M4.5 8h7M6.5 12h3',
  label: 'M2.5 2.5h5l6 6-5 5-6-6zM5.25 5.25h.01',
  pencil: 'M11 2.5l2.5 2.5L6 12.5l-3.25.75L3.5 10z',
  plus: 'M8 3v10M3 8h10',
  refresh: 'M13 3v3.5H9.5M12.7 6.3A5 5 0 1 0 13 9',
  screen: 'M2 3h12v8H2zM6 13.5h4M8 11v2.5',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.4 10.4L14 14',
  trash: 'M3 4.5h10M6 4.5V3h4v1.5M4.5 4.5l.5 9h6l.5-9',
  user: 'M8 8a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 8 8M2.75 14c.4-2.6 2.5-4 5.25-4s4.85 1.4 5.25 4',
  warning: 'M8 2.5L14.5 13.5h-13zM8 6.5v3.25M8 11.75h.01',
} as const;

export type IconName = keyof typeof paths;

/** A drawing beside a text, which says all that the drawing does. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
