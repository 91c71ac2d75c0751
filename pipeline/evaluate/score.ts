import { pairParties } from '#pipeline/evaluate/pair-parties';
import { scoreDates, scoreMoney } from '#pipeline/evaluate/score-mentions';
import { scoreRecords } from '#pipeline/evaluate/score-records';
import type { Side, SideParty } from '#pipeline/evaluate/side';
import type { Difference, Score, Tally } from '#schemas/score';

/** Scores the output for one article against its gold, as section 8 of the guide defines it. */
export function scoreArticle(predicted: Side, gold: Side): Score {
  const money = scoreMoney(predicted, gold);
  const dates = scoreDates(predicted, gold);
  const parties = scoreParties(predicted, gold);
  const records = scoreRecords(predicted, gold, parties.partners);
  return {
    figures: {
      ...money.figures,
      ...dates.figures,
      party: parties.party,
      partyCountry: parties.partyCountry,
      slot: records.slot,
      record: records.record,
    },
    slots: records.slots,
    falseRecords: records.falseRecords,
    differences: [...money.differences, ...dates.differences, ...parties.differences, ...records.differences],
  };
}

function scoreParties(predicted: Side, gold: Side) {
  const { pairs, extra, missed } = pairParties(predicted.parties, gold.parties);
  const rightCountry = pairs.filter(([p, g]) => p.country === g.country);
  const label = ({ type, country }: SideParty) => (country ? `${type} of ${country}` : type);
  const difference = (problem: Difference['problem'], party: SideParty, found: string | null): Difference => ({
    kind: 'party',
    problem,
    subject: party.name,
    expected: problem === 'unexpected' ? null : label(party),
    found,
    at: null,
  });
  const party: Tally = { right: pairs.length, predicted: predicted.parties.length, gold: gold.parties.length };
  const partyCountry: Tally = { right: rightCountry.length, predicted: pairs.length, gold: pairs.length };
  return {
    party,
    partyCountry,
    partners: new Map(pairs.map(([p, g]) => [p.id, g])),
    differences: [
      ...pairs.filter(([p, g]) => p.country !== g.country).map(([p, g]) => difference('wrong', g, label(p))),
      ...missed.map((g) => difference('missed', g, null)),
      ...extra.map((p) => difference('unexpected', p, label(p))),
    ],
  };
}
