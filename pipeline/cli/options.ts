import { InvalidArgumentError } from 'commander';
import { type Paint, paintFor } from '#pipeline/view/paint';

/** A day as an option's argument. */
export function day(value: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) === value;
  if (!isDay) throw new InvalidArgumentError('Expected a day such as 2025-04-14.');
  return value;
}

/** Collects an option that may be given more than once. */
export const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** Colours where a terminal reads, unless NO_COLOR (no-color.org) is set. */
export const paintOn = (stream: NodeJS.WriteStream): Paint => paintFor(Boolean(stream.isTTY) && !process.env.NO_COLOR);

/** A whole number that is not smaller than `least`. */
export const atLeast =
  (least: number) =>
  (value: string): number => {
    const number = Number(value);
    if (!/^\d{1,9}$/.test(value) || number < least)
      throw new InvalidArgumentError(`Expected a whole number from ${least} on.`);
    return number;
  };
