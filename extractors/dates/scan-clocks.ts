import { digits, drafted, glued, type Look, type Shape, textAt } from '#extractors/dates/look';

/** "0600 hours", "1430 GMT". */
export function military(look: Look, at: number, next: string): Shape {
  const text = textAt(look, at);
  const hour = Number(text.slice(0, 2));
  const minute = Number(text.slice(2));
  if (hour > 24 || minute > 59) return null;
  if (
    next === 'hours' &&
    hour >= 10 &&
    minute === 0 &&
    !/^(at|by|from|until|to|around|about|between|and|before|after)$/.test(textAt(look, at - 1))
  )
    return null;
  const zone = /^(gmt|utc|z|zulu)$/.test(next) ? 'Z' : null;
  const isHours = next === 'hours' || next === 'hrs';
  const last = at + (next === 'local' ? 3 : 2);
  const withZone = isHours && /^(gmt|utc)$/.test(textAt(look, last)) ? 'Z' : zone;
  const clock = { hour, minute, second: null, zone: withZone } as const;
  return {
    rule: 'clock',
    draft: drafted({ is: 'clock', clock, on: null }),
    first: at,
    last: withZone === zone ? last : last + 1,
  };
}

/** "At 0900": a time where no year can be. */
export function leadingZero(look: Look, at: number, value: number): Shape {
  if (!textAt(look, at).startsWith('0') || value % 100 > 59) return null;
  const clock = { hour: Math.floor(value / 100), minute: value % 100, second: null, zone: null } as const;
  return { rule: 'clock', draft: drafted({ is: 'clock', clock, on: null }), first: at, last: at + 1 };
}

/** "18:03", "18:03:24", "5:30PM", "10:30 GMT". */
export function clock(look: Look, at: number, hour: number): Shape {
  const minute = digits(look, at + 2, 2);
  if (minute === null || minute > 59 || hour > 24 || !glued(look, at + 1) || !glued(look, at + 2)) return null;
  let last = at + 3;
  let second: number | null = null;
  if (textAt(look, last) === ':' && glued(look, last)) {
    second = digits(look, last + 1, 2);
    if (second === null || second > 59) return null;
    last += 2;
  }
  const after = textAt(look, last);
  let shift = 0;
  if (/^[ap]\.?m\.?$/.test(after) && hour <= 12) {
    shift = after.startsWith('p') ? 12 : 0;
    hour %= 12;
    last++;
  }
  const zoneText = textAt(look, last);
  const isZulu = /^(gmt|utc|z|zulu)$/.test(zoneText);
  if (isZulu) last++;
  else if (/^(est|edt|et|cet|cest|bst|ist|jst|kst|hrs|hours)$/.test(zoneText)) last++;
  else if (zoneText === 'local' && textAt(look, last + 1) === 'time') last += 2;
  const time = { hour: hour + shift, minute, second, zone: isZulu ? 'Z' : null } as const;
  return { rule: 'clock', draft: drafted({ is: 'clock', clock: time, on: null }), first: at, last };
}
