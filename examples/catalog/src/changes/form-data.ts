/** What was typed into all fields of a form that have a name, in their order. */
export function textsOf(form: FormData, name: string): string[] {
  return form.getAll(name).map((value) => (typeof value === 'string' ? value.trim() : ''));
}

/** What was typed into the field of a form; `null` for nothing. */
export function textOf(form: FormData, name: string): string | null {
  const [text = ''] = textsOf(form, name);
  return text === '' ? null : text;
}
