import { type AttemptStage, attemptStages } from '@sweepq/view';

/** What a lane shows: the stages of attempts, and the time in which an attempt was lost. */
export const shownStages = [...attemptStages, 'lost'] as const;

export type ShownStage = AttemptStage | 'lost';

type Look = {
  /** The custom property of its colour. People with each kind of colour blindness can tell the colours of categories apart. */
  colour: string;
  /** The height of its bar in a lane, from 0 to 1. Heights differ, so that a stage can be recognised without its colour. */
  height: number;
  /** Its text in the legend. */
  says: string;
};

export const looks: Readonly<Record<ShownStage, Look>> = {
  queued: { colour: '--cat-5', height: 0.25, says: 'waited in the queue' },
  prepared: { colour: '--cat-3', height: 0.55, says: 'until dataset and thread were ready' },
  trained: { colour: '--cat-1', height: 1, says: 'trained in the thread' },
  reported: { colour: '--cat-4', height: 0.55, says: 'until Redis had the result' },
  lost: { colour: '--st-failed', height: 1, says: 'lost with its worker' },
};
