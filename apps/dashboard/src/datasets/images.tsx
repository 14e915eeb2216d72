import { useSignal } from '@preact/signals';
import type { Dataset } from '@sweepq/client';
import { formatCount } from '@sweepq/view';
import { useEffect } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Empty, Message } from '../parts/empty.tsx';
import { Panel } from '../parts/panel.tsx';
import { Segments } from '../parts/segments.tsx';
import { explain } from '../service/client.ts';
import { commit } from '../url/address.ts';
import { numberCodec, urlState, wordCodec } from '../url/state.ts';
import { type DatasetImage, readImages } from './read-images.ts';

const imagesPerPage = 40;

const splits = ['train', 'test'] as const;
const split = urlState('split', wordCodec(splits), 'train');
const page = urlState('page', numberCodec, 1);

/** The images of a dataset with their labels, page by page. */
export function Images({ dataset }: { dataset: Dataset }) {
  const images = useSignal<readonly DatasetImage[] | undefined>(undefined);
  const failure = useSignal<string | undefined>(undefined);
  const total = split.value === 'train' ? dataset.trainCount : dataset.testCount;
  const pages = Math.max(1, Math.ceil(total / imagesPerPage));
  const shown = Math.min(Math.max(1, Math.floor(page.value)), pages);
  const from = (shown - 1) * imagesPerPage;
  const count = Math.min(imagesPerPage, total - from);
  const chosenSplit = split.value;
  useEffect(() => {
    let isWanted = true;
    readImages(dataset, { split: chosenSplit, from, count }).then(
      (read) => {
        if (!isWanted) return;
        images.value = read;
        failure.value = undefined;
      },
      (error: unknown) => {
        if (isWanted) failure.value = explain(error);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [dataset.name, dataset.version, chosenSplit, from, count]);
  const turn = (step: number) => {
    const next = shown + step;
    if (next < 1 || next > pages) return;
    page.value = next;
    commit();
  };
  return (
    <Panel
      title="Images"
      note="with the label and the index of each"
      tools={
        <Segments
          small
          label="Split"
          value={split.value}
          segments={splits.map((value) => ({ value, label: value }))}
          onChange={(value) => {
            split.value = value;
            page.value = 1;
            commit();
          }}
        />
      }
    >
      {failure.value !== undefined && <Message kind="error" title={failure.value} />}
      {total === 0 ? (
        <Empty title={`No images in ${split.value}.`} />
      ) : (
        <ol class="photos">
          {images.value?.map((image) => (
            <li key={image.src}>
              <figure>
                <img src={image.src} alt={altOf(image, split.value)} loading="lazy" />
                <figcaption>
                  <span title={image.class}>{image.class}</span>
                  <span class="dim">{image.index}</span>
                </figcaption>
              </figure>
            </li>
          ))}
        </ol>
      )}
      <nav class="pages" aria-label="Pages of images">
        <span>
          {formatCount(from)} – {formatCount(from + count - 1)} of {formatCount(total)}
        </span>
        <Button small disabled={shown <= 1} onClick={() => turn(-1)}>
          Previous
        </Button>
        <Button small disabled={shown >= pages} onClick={() => turn(1)}>
          Next
        </Button>
      </nav>
    </Panel>
  );
}

const altOf = ({ index, class: label }: DatasetImage, of: string) =>
  `${of} image ${index}, labelled ${label}`;
