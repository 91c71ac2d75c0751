import { words } from '#pipeline/language/tokens';
import { checkCases } from '#pipeline/rules/check-cases';
import type { Fault } from '#pipeline/rules/fault';
import { holesOf } from '#pipeline/rules/holes';
import { didYouMean } from '#pipeline/rules/notation';
import { readable, type Slots, sentencesOf, slotsOf } from '#pipeline/rules/slots';
import type { Extractor, Rule } from '#schemas/extractor';

/**
 * What is wrong with the extractors of a pack beyond the form of its files: ids given twice, roles and fields that the
 * kind's code does not know, forms that hold nothing, cases that cannot hold.
 * @param before what the pack is added to, without the rules that it switches off.
 */
export function checkPack(pack: readonly Extractor[], before: readonly Extractor[]): Fault[] {
  const known = new Map(before.map((extractor) => [extractor.kind, extractor]));
  return pack.flatMap((extractor) => {
    const base = known.get(extractor.kind);
    return [
      ...checkIds(extractor, base),
      ...checkSlots(extractor, slotsOf(base)),
      ...checkForms(extractor),
      ...checkCases(extractor, base),
    ];
  });
}

function checkIds(extractor: Extractor, base: Extractor | undefined): Fault[] {
  const taken = new Set(base?.rules.map(({ id }) => id));
  const own = new Set<string>();
  return extractor.rules.flatMap(({ id }, index) => {
    const fault = (message: string): Fault[] => [{ extractor, file: 'rules', path: [index, 'id'], message }];
    if (own.has(id))
      return fault(
        `the id “${id}” stands twice; expected each rule to have its own (several wordings of one rule are a list under “says”)`,
      );
    own.add(id);
    if (!taken.has(id)) return [];
    return fault(
      `the id “${id}” is that of another rule of this kind already; expected a new one, or “off: [${extractor.kind}/${id}]” in pack.yaml to replace it`,
    );
  });
}

function checkSlots(extractor: Extractor, slots: Slots | null): Fault[] {
  if (slots === null) return [];
  return extractor.rules.flatMap((rule, index) => [
    ...checkRoles(extractor, rule, index, slots),
    ...checkGives(extractor, rule, index, slots),
  ]);
}

function checkRoles(extractor: Extractor, rule: Rule, index: number, { roles }: Slots): Fault[] {
  return sentencesOf(rule).flatMap((says, sentence) => {
    const node = readable(says);
    return (node ? holesOf(node) : []).flatMap(({ name, role, at }): Fault[] => {
      const allowed = roles.get(name);
      if (role === name || !allowed || allowed.has(role)) return [];
      const path = Array.isArray(rule.says) ? [index, 'says', sentence] : [index, 'says'];
      const near =
        didYouMean(role, allowed) || `; expected one of ${[...allowed].filter((one) => one !== name).join(', ')}`;
      const message = `rule “${rule.id}”: no role “${role}” for {${name}} in ${extractor.kind} rules${near}`;
      return [{ extractor, file: 'rules', path, column: at, message }];
    });
  });
}

function checkGives(extractor: Extractor, rule: Rule, index: number, { gives }: Slots): Fault[] {
  return Object.entries(rule.gives ?? {}).flatMap(([field, value]): Fault[] => {
    const place = { extractor, file: 'rules', path: [index, 'gives', field] } as const;
    const values = gives.get(field);
    if (values === undefined) {
      const all = [...gives.keys()];
      const near = didYouMean(field, all) || (all.length > 0 ? `; expected ${all.join(', ')}` : '');
      return [
        { ...place, atKey: true, message: `rule “${rule.id}”: ${extractor.kind} rules give no “${field}”${near}` },
      ];
    }
    const wrong = [value].flat().find((one) => values !== null && !values.has(one));
    if (wrong === undefined || values === null) return [];
    const names = [...values].map(String);
    const near = didYouMean(String(wrong), names) || `; expected one of ${names.join(', ')}`;
    return [{ ...place, message: `rule “${rule.id}”: no ${field} “${String(wrong)}”${near}` }];
  });
}

function checkForms(extractor: Extractor): Fault[] {
  return Object.entries(extractor.lexicon).flatMap(([group, entries]) =>
    Object.entries(entries).flatMap(([key, entry]) => {
      const isList = Array.isArray(entry);
      const forms = (isList ? entry : entry.forms) as readonly string[];
      return forms.flatMap((form, index): Fault[] => {
        const message = formFault(form);
        const path = isList ? [group, key, index] : [group, key, 'forms', index];
        return message === null ? [] : [{ extractor, file: 'lexicon', path, message }];
      });
    }),
  );
}

function formFault(form: string): string | null {
  if (words(form.replace(/<[^<>]+>/g, 'x')).length === 0)
    return `the form “${form}” holds no word; expected at least one`;
  const marks = form.replace(/<[a-z]+(?:[ -][a-z]+)*>/g, '');
  if (/[<>]/.test(marks) && form.length > 1)
    return `cannot read the form “${form}”; expected a verb in its basic form between < and >, as <sign>`;
  const alien = /[{}|]|\[\[|\.\.\./.exec(form);
  return alien
    ? `the form “${form}” holds “${alien[0]}”; a form is plain words, holes and choices belong into rules.yaml`
    : null;
}
