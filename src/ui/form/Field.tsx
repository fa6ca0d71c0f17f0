import type { ComponentChildren } from 'preact';

export interface FieldProps {
  /** The control's id; hint and fault get ids made of it (see describedBy). */
  id: string;
  label: string;
  hint?: ComponentChildren;
  /** Why the value cannot be taken. */
  fault?: { message: string; next?: string } | undefined;
  children: ComponentChildren;
}

/** A label, its control, and beneath it a hint or, where there is one, the fault. */
export function Field({ id, label, hint, fault, children }: FieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      {fault ? (
        <p class="fault" id={`${id}-fault`}>
          {fault.message} {fault.next}
        </p>
      ) : (
        hint && (
          <p class="hint" id={`${id}-hint`}>
            {hint}
          </p>
        )
      )}
    </div>
  );
}

/** The attributes that tie a control to what Field shows beneath it. */
export function describedBy({ id, hint, fault }: Pick<FieldProps, 'id' | 'hint' | 'fault'>) {
  if (fault) return { 'aria-invalid': true, 'aria-describedby': `${id}-fault` } as const;
  return hint ? { 'aria-describedby': `${id}-hint` } : {};
}
