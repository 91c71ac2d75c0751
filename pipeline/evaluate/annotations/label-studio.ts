import { codePointsOf } from '#pipeline/evaluate/annotations/code-points';
import { type Annotation, LABELS, type Label, type ReadBack } from '#pipeline/evaluate/annotations/model';
import type { Region, Task } from '#schemas/label-studio';

/** The labelling interface: the text with its labels, and a field for the value of the chosen span. */
export const LABEL_STUDIO_CONFIG = `<View>
  <Labels name="label" toName="text">
${LABELS.map((label) => `    <Label value="${label}"/>`).join('\n')}
  </Labels>
  <Text name="text" value="$text"/>
  <TextArea name="value" toName="text" perRegion="true" editable="true" maxSubmissions="1" displayMode="region-list"/>
</View>
`;

/** One task with its annotations as predictions; offsets in code points, in which Label Studio stores them. */
export function toLabelStudio(
  annotations: readonly Annotation[],
  data: { readonly text: string; readonly id: string; readonly digest: string },
): Task {
  const points = codePointsOf(data.text);
  const result = annotations.flatMap(({ start, end, label, value }, i) => {
    const span = { start: points.of(start), end: points.of(end), text: data.text.slice(start, end) };
    const region = { id: `s${i + 1}`, to_name: 'text' };
    return [
      { ...region, from_name: 'label', type: 'labels', value: { ...span, labels: [label] } },
      { ...region, from_name: 'value', type: 'textarea', value: { ...span, text: [JSON.stringify(value)] } },
    ];
  });
  return { data, predictions: [{ result }] };
}

/** The last annotation of a task, or its prediction where nobody has annotated it yet. */
export function fromLabelStudio({ data, annotations = [], predictions = [] }: Task): ReadBack {
  const points = codePointsOf(data.text);
  const result = (annotations.at(-1) ?? predictions[0])?.result ?? [];
  const faults: string[] = [];
  const found = result
    .filter(({ type }) => type === 'labels')
    .flatMap((region): Annotation[] => {
      const { start: from, end: to, labels } = region.value;
      const [start, end] = [points.unitOf(from ?? -1), points.unitOf(to ?? -1)];
      const [label] = Array.isArray(labels) ? labels : [];
      if (!LABELS.includes(label)) {
        faults.push(`${region.id}: no label ${label}; expected ${LABELS.join(', ')}`);
        return [];
      }
      if (start === null || end === null || end <= start) {
        faults.push(`${region.id}: the text has no place ${from} to ${to}`);
        return [];
      }
      return [{ start, end, label: label as Label, value: noteOf(region, result, faults) }];
    });
  return { annotations: found, faults };
}

function noteOf({ id }: Region, result: readonly Region[], faults: string[]): unknown {
  const field = result.find((one) => one.id === id && one.type === 'textarea')?.value.text;
  const text: unknown = Array.isArray(field) ? field[0] : field;
  if (typeof text !== 'string') return null;
  try {
    return JSON.parse(text);
  } catch {
    faults.push(`${id}: its value is no JSON: ${text.slice(0, 60)}`);
    return null;
  }
}
