// Checks the shipped Kubernetes manifests with the schemas of Kubernetes and KEDA.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseAllDocuments } from 'yaml';

const deploy = resolve(import.meta.dirname, '../../deploy');
const overlays = ['in-cluster-redis', 'external-redis'];

type Manifest = { apiVersion: string; kind: string; metadata?: { name?: string } };
type Pod = {
  securityContext?: { runAsNonRoot?: boolean; seccompProfile?: { type?: string } };
  automountServiceAccountToken?: boolean;
  terminationGracePeriodSeconds?: number;
  containers: {
    name: string;
    image: string;
    command?: string[];
    args?: string[];
    env?: { name: string; value?: string }[];
    securityContext?: {
      readOnlyRootFilesystem?: boolean;
      allowPrivilegeEscalation?: boolean;
      capabilities?: { drop?: string[] };
    };
    resources?: { limits?: { memory?: string } };
    readinessProbe?: object;
    livenessProbe?: object;
  }[];
};

/** The objects of a YAML text. Objects of kustomize are left out, because `kubectl kustomize` checks them. */
const parse = (text: string): Manifest[] =>
  parseAllDocuments(text, { merge: true })
    .map((document) => document.toJS() as Manifest)
    .filter((manifest) => manifest !== null && !manifest.apiVersion.startsWith('kustomize'));

const files = readdirSync(deploy, { recursive: true })
  .map(String)
  .filter((path) => /^(kubernetes|redis)\/.*\.yaml$/.test(path));
const manifests = files.flatMap((path) => parse(readFileSync(join(deploy, path), 'utf8')));

/** Validates an object with its published schema. Throws the errors. */
async function validate(manifest: Manifest): Promise<void> {
  const { apiVersion, kind } = manifest;
  const from = apiVersion.includes('keda.sh') ? '@kubernetes-models/keda' : 'kubernetes-models';
  const models = await import(`${from}/${apiVersion}/${kind}`);
  new models[kind](manifest).validate();
}

test.each(manifests.map((each) => [`${each.kind} ${each.metadata?.name}`, each] as const))(
  '%s matches its schema',
  async (_name, manifest) => {
    await validate(manifest);
  },
);

test('the validation reports an invalid object', async () => {
  const [deployment] = manifests.filter(({ kind }) => kind === 'Deployment');
  const wrong = { ...deployment, spec: { replicas: 'two' } } as unknown as Manifest;
  await expect(validate(wrong)).rejects.toThrow(/spec/);
});

const podOf = (manifest: Manifest) =>
  (manifest as unknown as { spec?: { template?: { spec?: Pod } } }).spec?.template?.spec;

test('every pod runs as a non-root user on a read-only file system, and has limits', () => {
  const pods = manifests.map(podOf).filter((pod) => pod !== undefined);
  expect(pods).toHaveLength(3);
  for (const pod of pods) {
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    });
    for (const container of pod.containers) {
      expect(container).toMatchObject({
        securityContext: {
          readOnlyRootFilesystem: true,
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
        },
        resources: { limits: { memory: expect.any(String) } },
        readinessProbe: expect.any(Object),
        livenessProbe: expect.any(Object),
      });
    }
  }
});

const podNamed = (name: string) =>
  podOf(
    manifests.find(
      ({ kind, metadata }) => kind === 'Deployment' && metadata?.name === name,
    ) as Manifest,
  );

test.each(['api', 'worker'])('the pod `%s` starts by the entry point of the image', (name) => {
  const [container] = podNamed(name)?.containers ?? [];
  expect(container).toMatchObject({ args: [name] });
  expect(container).not.toHaveProperty('command');
});

test('an api drains, and Kubernetes waits for the drain and for the other phases of the shutdown', () => {
  const pod = podNamed('api');
  const drain = pod?.containers[0]?.env?.find(({ name }) => name === 'SWEEPQ_DRAIN_SECONDS')?.value;
  expect(Number(drain)).toBeGreaterThan(5);
  expect(pod?.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(Number(drain) + 35);
});

const hasKubectl = spawnSync('kubectl', ['kustomize', '--help']).status === 0;

test.runIf(hasKubectl).each(overlays)('%s builds completely', async (overlay) => {
  const folder = mkdtempSync(join(tmpdir(), 'sweepq-deploy-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(deploy, folder, { recursive: true });
  const ofOverlay = join(folder, 'kubernetes', overlay);
  const example = readFileSync(join(ofOverlay, 'secrets.env.example'), 'utf8');
  writeFileSync(join(ofOverlay, 'secrets.env'), example.replace(/^#.*\n/gm, ''));
  const built = parse(execFileSync('kubectl', ['kustomize', ofOverlay], { encoding: 'utf8' }));
  for (const manifest of built) await validate(manifest);
  const names = built.map(({ kind, metadata }) => `${kind} ${metadata?.name}`);
  for (const name of [
    'Deployment api',
    'Deployment worker',
    'ScaledObject worker',
    'Secret sweepq',
  ])
    expect(names).toContain(name);
  expect(names.includes('StatefulSet redis')).toBe(overlay === 'in-cluster-redis');
  const worker = built.find(
    ({ kind, metadata }) => kind === 'Deployment' && metadata?.name === 'worker',
  );
  // KEDA sets the number of replicas.
  expect(worker).not.toHaveProperty('spec.replicas');
  const images = built.map(podOf).flatMap((pod) => pod?.containers.map(({ image }) => image) ?? []);
  for (const image of images) expect(image).toMatch(/:[\w.-]*\d[\w.-]*$/);
});
