import type { Entity } from '#pipeline/link/entities';

/** Whether an entity is a state, or a body or force of one. */
export function isStateLike({ type }: Pick<Entity, 'type'>): boolean {
  return type === 'state' || type === 'government-body' || type === 'armed-force';
}

/** Who acts for each country among some entities: the state itself, else the first of its bodies and forces. */
export function actorsByCountry(list: readonly Entity[]): ReadonlyMap<string, Entity> {
  const actors = new Map<string, Entity>();
  for (const entity of list) {
    if (entity.country === null || !isStateLike(entity)) continue;
    const known = actors.get(entity.country);
    if (known === undefined || (known.type !== 'state' && entity.type === 'state')) actors.set(entity.country, entity);
  }
  return actors;
}
