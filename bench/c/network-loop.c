// A network with ReLU layers in example space, in C with AVX2. The benchmark compares sweepq with it, because it computes the same iterates.
//
//     cc -O3 -mavx2 -mfma network-loop.c -o network-loop -lm
//     network-loop <pixels> <labels> <weights> <m> <n> <iterations> <learning rate> <sizes>
//
// The files contain m·n bytes, m bytes, and the starting weights of all layers as float64, row by row. `sizes` has the hidden layers,
// such as 20,7,5; the last layer has one sigmoid unit. For each line on stdin the program does one run, and prints a line of JSON: the
// seconds of the loop without preparation, and the cost at the end.
#include <immintrin.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { mostLayers = 8 };

static int m, n, iterations, rows, layerCount;
static int sizes[mostLayers + 1];
static double rate;
// K (rows, rows); starting products Z0 and coefficients S of the first layer (units, rows), `units` padded to a multiple of 4.
static double *K, *Z0, *S, *y;
// For each layer: activations and deltas (units, rows), weights (units, inputs), biases and their starting values.
static double *A[mostLayers], *D[mostLayers], *W[mostLayers], *W0[mostLayers], *b[mostLayers];
static uint8_t *pixels;

static void *allocate(size_t count, size_t size) {
  size_t bytes = (count * size + 63) / 64 * 64;
  void *memory = aligned_alloc(64, bytes);
  if (memory == NULL) exit(2);
  return memset(memory, 0, bytes);
}

static void *readFile(const char *path, size_t count, size_t size) {
  void *memory = allocate(count, size);
  FILE *file = fopen(path, "rb");
  if (file == NULL || fread(memory, size, count, file) != count) {
    fprintf(stderr, "Expected %s to contain %zu values of %zu bytes.\n", path, count, size);
    exit(2);
  }
  fclose(file);
  return memory;
}

static void prepare(const double *weights) {
  for (int i = 0; i < m; i++) {
    const uint8_t *a = pixels + (size_t)i * n;
    for (int j = 0; j <= i; j++) {
      const uint8_t *c = pixels + (size_t)j * n;
      uint64_t sum = 0;
      for (int k = 0; k < n; k++) sum += (uint32_t)a[k] * c[k];
      K[i * rows + j] = K[j * rows + i] = sum / (255.0 * 255.0);
    }
    for (int u = 0; u < sizes[1]; u++) {
      double sum = 0;
      for (int k = 0; k < n; k++) sum += a[k] / 255.0 * weights[(size_t)u * n + k];
      Z0[u * rows + i] = sum;
    }
  }
  const double *next = weights + (size_t)sizes[1] * n;
  for (int l = 1; l < layerCount; l++) {
    int count = sizes[l + 1] * sizes[l];
    memcpy(W0[l], next, count * sizeof(double));
    next += count;
  }
}

// A[0] = Z0 − S K + b, for four units and eight columns at a time.
static void multiplyFirst(void) {
  int units = (sizes[1] + 3) / 4 * 4;
  for (int j = 0; j < rows; j += 8) {
    for (int u = 0; u < units; u += 4) {
      __m256d sums[4][2];
      for (int v = 0; v < 4; v++) sums[v][0] = sums[v][1] = _mm256_setzero_pd();
      for (int k = 0; k < rows; k++) {
        __m256d left = _mm256_load_pd(K + k * rows + j), right = _mm256_load_pd(K + k * rows + j + 4);
        for (int v = 0; v < 4; v++) {
          __m256d s = _mm256_broadcast_sd(S + (u + v) * rows + k);
          sums[v][0] = _mm256_fmadd_pd(s, left, sums[v][0]);
          sums[v][1] = _mm256_fmadd_pd(s, right, sums[v][1]);
        }
      }
      for (int v = 0; v < 4 && u + v < sizes[1]; v++) {
        int at = (u + v) * rows + j;
        __m256d bias = _mm256_set1_pd(b[0][u + v]);
        __m256d first = _mm256_add_pd(_mm256_load_pd(Z0 + at), bias);
        __m256d second = _mm256_add_pd(_mm256_load_pd(Z0 + at + 4), bias);
        _mm256_store_pd(A[0] + at, _mm256_sub_pd(first, sums[v][0]));
        _mm256_store_pd(A[0] + at + 4, _mm256_sub_pd(second, sums[v][1]));
      }
    }
  }
}

// out (units, rows) = w (units, inputs) in (inputs, rows) + bias. The two steps give the place of a weight, so w can also be a transposed matrix.
static void multiply(const double *w, int unitStep, int inputStep, const double *bias, const double *in, double *out, int units, int inputs) {
  for (int u = 0; u < units; u++) {
    __m256d start = _mm256_set1_pd(bias ? bias[u] : 0);
    for (int i = 0; i < rows; i += 8) {
      __m256d left = start, right = start;
      for (int j = 0; j < inputs; j++) {
        __m256d of = _mm256_set1_pd(w[u * unitStep + j * inputStep]);
        left = _mm256_fmadd_pd(of, _mm256_load_pd(in + j * rows + i), left);
        right = _mm256_fmadd_pd(of, _mm256_load_pd(in + j * rows + i + 4), right);
      }
      _mm256_store_pd(out + u * rows + i, left);
      _mm256_store_pd(out + u * rows + i + 4, right);
    }
  }
}

static double sumOf(__m256d v) {
  __m128d half = _mm_add_pd(_mm256_castpd256_pd128(v), _mm256_extractf128_pd(v, 1));
  return _mm_cvtsd_f64(_mm_add_sd(half, _mm_unpackhi_pd(half, half)));
}

static double dot(const double *a, const double *c) {
  __m256d left = _mm256_setzero_pd(), right = _mm256_setzero_pd();
  for (int i = 0; i < rows; i += 8) {
    left = _mm256_fmadd_pd(_mm256_load_pd(a + i), _mm256_load_pd(c + i), left);
    right = _mm256_fmadd_pd(_mm256_load_pd(a + i + 4), _mm256_load_pd(c + i + 4), right);
  }
  return sumOf(_mm256_add_pd(left, right));
}

static double total(const double *a) {
  __m256d sum = _mm256_setzero_pd();
  for (int i = 0; i < rows; i += 4) sum = _mm256_add_pd(sum, _mm256_load_pd(a + i));
  return sumOf(sum);
}

static double step(void) {
  multiplyFirst();
  for (int l = 1; l < layerCount; l++) {
    double *below = A[l - 1];
    __m256d zero = _mm256_setzero_pd();
    for (int i = 0; i < sizes[l] * rows; i += 4) _mm256_store_pd(below + i, _mm256_max_pd(_mm256_load_pd(below + i), zero));
    multiply(W[l], sizes[l], 1, b[l], below, A[l], sizes[l + 1], sizes[l]);
  }
  int last = layerCount - 1;
  double cost = 0, *z = A[last], *delta = D[last];
  for (int i = 0; i < m; i++) {
    double e = exp(-fabs(z[i]));
    cost += fmax(z[i], 0) - y[i] * z[i] + log1p(e);
    delta[i] = ((z[i] >= 0 ? 1 : e) / (1 + e) - y[i]) / m;
  }
  for (int l = last; l > 0; l--) {
    multiply(W[l], 1, sizes[l], NULL, D[l], D[l - 1], sizes[l], sizes[l + 1]);
    for (int i = 0; i < sizes[l] * rows; i += 4) {
      __m256d isOn = _mm256_cmp_pd(_mm256_load_pd(A[l - 1] + i), _mm256_setzero_pd(), _CMP_GT_OQ);
      _mm256_store_pd(D[l - 1] + i, _mm256_and_pd(isOn, _mm256_load_pd(D[l - 1] + i)));
    }
    for (int u = 0; u < sizes[l + 1]; u++) {
      for (int j = 0; j < sizes[l]; j++) W[l][u * sizes[l] + j] -= rate * dot(D[l] + u * rows, A[l - 1] + j * rows);
      b[l][u] -= rate * total(D[l] + u * rows);
    }
  }
  __m256d rates = _mm256_set1_pd(rate);
  for (int u = 0; u < sizes[1]; u++) {
    b[0][u] -= rate * total(D[0] + u * rows);
    for (int i = u * rows; i < (u + 1) * rows; i += 4) {
      _mm256_store_pd(S + i, _mm256_fmadd_pd(rates, _mm256_load_pd(D[0] + i), _mm256_load_pd(S + i)));
    }
  }
  return cost / m;
}

static void run(void) {
  memset(S, 0, (sizes[1] + 3) / 4 * 4 * (size_t)rows * sizeof(double));
  for (int l = 0; l < layerCount; l++) {
    if (l > 0) memcpy(W[l], W0[l], sizes[l + 1] * sizes[l] * sizeof(double));
    memset(b[l], 0, sizes[l + 1] * sizeof(double));
  }
  double cost = 0;
  struct timespec from, to;
  clock_gettime(CLOCK_MONOTONIC, &from);
  for (int iteration = 0; iteration < iterations; iteration++) cost = step();
  clock_gettime(CLOCK_MONOTONIC, &to);
  double seconds = (to.tv_sec - from.tv_sec) + 1e-9 * (to.tv_nsec - from.tv_nsec);
  printf("{\"seconds\":%.9f,\"cost\":%.17g}\n", seconds, cost);
  fflush(stdout);
}

int main(int count, char **argument) {
  if (count != 9) return 2;
  m = atoi(argument[4]), n = atoi(argument[5]), iterations = atoi(argument[6]);
  rate = atof(argument[7]);
  rows = (m + 7) / 8 * 8;
  sizes[0] = n;
  for (char *size = strtok(argument[8], ","); size != NULL && layerCount < mostLayers - 1; size = strtok(NULL, ",")) sizes[++layerCount] = atoi(size);
  sizes[++layerCount] = 1;
  size_t weightCount = 0;
  for (int l = 0; l < layerCount; l++) {
    size_t ofLayer = (size_t)sizes[l + 1] * sizes[l];
    weightCount += ofLayer;
    A[l] = allocate((size_t)sizes[l + 1] * rows, sizeof(double));
    D[l] = allocate((size_t)sizes[l + 1] * rows, sizeof(double));
    W[l] = allocate(l > 0 ? ofLayer : 1, sizeof(double));
    W0[l] = allocate(l > 0 ? ofLayer : 1, sizeof(double));
    b[l] = allocate(sizes[l + 1], sizeof(double));
  }
  pixels = readFile(argument[1], (size_t)m * n, 1);
  uint8_t *labels = readFile(argument[2], m, 1);
  double *weights = readFile(argument[3], weightCount, sizeof(double));
  y = allocate(rows, sizeof(double));
  for (int i = 0; i < m; i++) y[i] = labels[i];
  K = allocate((size_t)rows * rows, sizeof(double));
  Z0 = allocate((size_t)sizes[1] * rows, sizeof(double));
  S = allocate((size_t)(sizes[1] + 3) / 4 * 4 * rows, sizeof(double));
  prepare(weights);
  for (int c; (c = getchar()) != EOF;) {
    if (c == '\n') run();
  }
  return 0;
}
