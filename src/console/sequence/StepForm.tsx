import type { SequenceFault } from '#core/compose/readSequence.ts';
import { LIMITS, type MessageForm, type Step } from '#core/compose/types.ts';
import { ExpectFields } from './ExpectFields.tsx';
import { NumberField } from './NumberField.tsx';

export interface StepFormProps {
  step: Step;
  /** From 1. */
  number: number;
  fault: SequenceFault | undefined;
  onChange(step: Step): void;
  onEnd(): void;
}

const FORMS: readonly { form: MessageForm; label: string; placeholder: string }[] = [
  { form: 'text', label: 'Text', placeholder: 'Message, for example {"action":"join","id":"{{$uuid}}"}' },
  { form: 'hex', label: 'Hex', placeholder: 'Bytes in hex, for example 0a 1f 08' },
  { form: 'base64', label: 'Base64', placeholder: 'Bytes in base64, for example Ch8I' },
];

/** The inputs of a step; Escape ends, and so does Ctrl or ⌘ with Enter. */
export function StepForm({ step, number, fault, onChange, onEnd }: StepFormProps) {
  const faultId = fault && 'step-form-fault';
  return (
    <fieldset
      class="step-form"
      aria-label={`Step ${number}`}
      onKeyDown={(event) => {
        const ends = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
        if (!ends || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        onEnd();
      }}
    >
      {step.kind === 'send' && (
        <>
          <textarea
            class="input mono"
            aria-label="Message of the step"
            aria-invalid={fault !== undefined}
            aria-describedby={faultId}
            rows={Math.min(8, Math.max(2, step.text.split('\n').length))}
            placeholder={FORMS.find(({ form }) => form === step.form)?.placeholder}
            spellcheck={false}
            autocomplete="off"
            value={step.text}
            onInput={(event) => onChange({ ...step, text: event.currentTarget.value })}
          />
          <fieldset class="segmented small" aria-label="Kind of message">
            {FORMS.map(({ form, label }) => (
              <button
                type="button"
                key={form}
                aria-pressed={form === step.form}
                onClick={() => onChange({ ...step, form })}
              >
                {label}
              </button>
            ))}
          </fieldset>
        </>
      )}
      {step.kind === 'wait' && (
        <span class="step-span">
          Wait
          <NumberField
            label="Milliseconds"
            value={step.ms}
            most={LIMITS.waitMs}
            bad={fault !== undefined}
            describedBy={faultId}
            onValue={(ms) => onChange({ ...step, ms })}
          />
          ms
        </span>
      )}
      {step.kind === 'expect' && (
        <ExpectFields step={step} fault={fault} faultId={faultId} onChange={onChange} />
      )}
      {fault && (
        <p class="fault" id={faultId}>
          {fault.reason}
        </p>
      )}
    </fieldset>
  );
}
