import { z } from 'zod';

const RegionSchema = z.object({
  id: z.string(),
  type: z.string(),
  value: z.looseObject({ start: z.int().optional(), end: z.int().optional() }),
});
export type Region = z.infer<typeof RegionSchema>;

const results = z.array(z.looseObject({ result: z.array(RegionSchema) })).optional();

/** Tasks as Label Studio exports them, as far as they are ours: `data` is what `entente annotate --export` gave. */
export const TasksSchema = z.array(
  z.looseObject({
    data: z.looseObject({ text: z.string(), id: z.string(), digest: z.string() }),
    annotations: results,
    predictions: results,
  }),
);
export type Task = z.infer<typeof TasksSchema>[number];
