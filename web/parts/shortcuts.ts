/** What a key press asks for. */
export type Shortcut =
  | { readonly kind: "undo" }
  | { readonly kind: "redo" }
  | { readonly kind: "run" }
  | { readonly kind: "screen"; readonly number: number };

interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** @param isInText whether a text field has the focus: there, undo is the field's own */
export function shortcutOf(press: KeyPress, isInText: boolean): Shortcut | undefined {
  const { key, code, ctrlKey, metaKey, shiftKey, altKey } = press;
  const digit = /^Digit([1-9])$/.exec(code)?.[1];
  if (altKey && !ctrlKey && !metaKey && digit !== undefined) return { kind: "screen", number: Number(digit) };
  if ((ctrlKey || metaKey) && !altKey && !shiftKey && key === "Enter") return { kind: "run" };
  if (!(ctrlKey || metaKey) || altKey || isInText) return undefined;
  if (key.toLowerCase() === "z") return { kind: shiftKey ? "redo" : "undo" };
  return key.toLowerCase() === "y" && !shiftKey ? { kind: "redo" } : undefined;
}

/** Whether what has the focus is for writing text. */
export function isEditable(target: unknown): boolean {
  const { tagName, type, isContentEditable } = target as {
    readonly tagName?: string;
    readonly type?: string;
    readonly isContentEditable?: boolean;
  };
  const isText = tagName === "INPUT" && type !== "range" && type !== "checkbox" && type !== "radio";
  return isText || tagName === "TEXTAREA" || isContentEditable === true;
}
