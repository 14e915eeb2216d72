// The Gram form in C with AVX2, to compare sweepq with a compiled program that computes the same iterates.
//
//     cc -O3 -mavx2 -mfma gram-loop.c -o gram-loop -lmvec -lm
//     gram-loop <pixels> <labels> <weights> <m> <n> <iterations> <learning rate>
//
// The files contain m·n bytes, m bytes and n float64. For each line on stdin the program does one run, and prints a line
// of JSON: the seconds of the loop without preparation, and the cost, bias and weight norm at the end.
#include <immintrin.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// glibc's vector mathematics: four float64 at a time, within 4 units in the last place.
__m256d _ZGVdN4v_exp(__m256d x);
__m256d _ZGVdN4v_log(__m256d x);

static int m, n, iterations;
static double rate;
// The number of examples, rounded up to a multiple of 8, so that no loop has a remainder. `valid` is 1 for an example
// and 0 for padding.
static int rows;
static double *K, *y, *z, *r, *s, *valid, *z0, *w0;
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
    fprintf(stderr, "Expected %s to hold %zu values of %zu bytes.\n", path, count, size);
    exit(2);
  }
  fclose(file);
  return memory;
}

// K = X Xᵀ (m, m) and z0 = X w0 (m), of pixels divided by 255.
static void prepare(void) {
  for (int i = 0; i < m; i++) {
    const uint8_t *a = pixels + (size_t)i * n;
    for (int j = 0; j <= i; j++) {
      const uint8_t *b = pixels + (size_t)j * n;
      uint64_t sum = 0;
      for (int k = 0; k < n; k++) sum += (uint32_t)a[k] * b[k];
      K[i * rows + j] = K[j * rows + i] = sum / (255.0 * 255.0);
    }
    for (int k = 0; k < n; k++) z0[i] += a[k] / 255.0 * w0[k];
    valid[i] = 1;
  }
}

static double sumOf(__m256d v) {
  __m128d half = _mm_add_pd(_mm256_castpd256_pd128(v), _mm256_extractf128_pd(v, 1));
  return _mm_cvtsd_f64(_mm_add_sd(half, _mm_unpackhi_pd(half, half)));
}

// Computes r = σ(z) − y. Returns Σ softplus(z) − y z, and stores Σ r in `total`. It uses e^−|z|, which does not overflow.
static double residuals(double *total) {
  const __m256d one = _mm256_set1_pd(1), zero = _mm256_setzero_pd(), sign = _mm256_set1_pd(-0.0);
  __m256d costs = zero, sums = zero;
  for (int i = 0; i < rows; i += 4) {
    __m256d logit = _mm256_load_pd(z + i), label = _mm256_load_pd(y + i);
    __m256d counts = _mm256_load_pd(valid + i);
    __m256d e = _ZGVdN4v_exp(_mm256_or_pd(logit, sign));
    __m256d isNegative = _mm256_cmp_pd(logit, zero, _CMP_LT_OQ);
    __m256d activation = _mm256_div_pd(_mm256_blendv_pd(one, e, isNegative), _mm256_add_pd(one, e));
    __m256d cost = _mm256_add_pd(_mm256_max_pd(logit, zero), _ZGVdN4v_log(_mm256_add_pd(one, e)));
    cost = _mm256_fnmadd_pd(label, logit, cost);
    __m256d residual = _mm256_mul_pd(counts, _mm256_sub_pd(activation, label));
    costs = _mm256_fmadd_pd(counts, cost, costs);
    sums = _mm256_add_pd(sums, residual);
    _mm256_store_pd(r + i, residual);
  }
  *total = sumOf(sums);
  return sumOf(costs);
}

// z ← z − step (K r + Σ r). A pass of the outer loop computes four rows of K, with two vectors of each row.
static void moveLogits(double step, double total) {
  for (int i = 0; i < rows; i += 4) {
    __m256d sums[4][2];
    for (int row = 0; row < 4; row++) sums[row][0] = sums[row][1] = _mm256_setzero_pd();
    for (int j = 0; j < rows; j += 8) {
      __m256d left = _mm256_load_pd(r + j), right = _mm256_load_pd(r + j + 4);
      for (int row = 0; row < 4; row++) {
        const double *k = K + (i + row) * rows + j;
        sums[row][0] = _mm256_fmadd_pd(_mm256_load_pd(k), left, sums[row][0]);
        sums[row][1] = _mm256_fmadd_pd(_mm256_load_pd(k + 4), right, sums[row][1]);
      }
    }
    for (int row = 0; row < 4; row++) {
      z[i + row] -= step * (sumOf(_mm256_add_pd(sums[row][0], sums[row][1])) + total);
    }
  }
}

static void run(void) {
  memcpy(z, z0, rows * sizeof(double));
  memset(s, 0, rows * sizeof(double));
  double bias = 0, cost = 0, step = rate / m;
  struct timespec from, to;
  clock_gettime(CLOCK_MONOTONIC, &from);
  for (int iteration = 0; iteration < iterations; iteration++) {
    double total;
    cost = residuals(&total) / m;
    moveLogits(step, total);
    for (int i = 0; i < rows; i++) s[i] += step * r[i];
    bias -= step * total;
  }
  clock_gettime(CLOCK_MONOTONIC, &to);
  // w = w0 − Xᵀ s.
  double squares = 0;
  for (int k = 0; k < n; k++) {
    double weight = w0[k];
    for (int i = 0; i < m; i++) weight -= s[i] * (pixels[(size_t)i * n + k] / 255.0);
    squares += weight * weight;
  }
  double seconds = (to.tv_sec - from.tv_sec) + 1e-9 * (to.tv_nsec - from.tv_nsec);
  printf("{\"seconds\":%.9f,\"cost\":%.17g,\"bias\":%.17g,\"weightNorm\":%.17g}\n", seconds, cost, bias,
         sqrt(squares));
  fflush(stdout);
}

int main(int count, char **argument) {
  if (count != 8) return 2;
  m = atoi(argument[4]), n = atoi(argument[5]), iterations = atoi(argument[6]);
  rate = atof(argument[7]);
  rows = (m + 7) / 8 * 8;
  pixels = readFile(argument[1], (size_t)m * n, 1);
  uint8_t *labels = readFile(argument[2], m, 1);
  w0 = readFile(argument[3], n, sizeof(double));
  double **vectors[] = {&y, &z, &r, &s, &valid, &z0};
  for (int k = 0; k < 6; k++) *vectors[k] = allocate(rows, sizeof(double));
  K = allocate((size_t)rows * rows, sizeof(double));
  for (int i = 0; i < m; i++) y[i] = labels[i];
  prepare();
  for (int c; (c = getchar()) != EOF;) {
    if (c == '\n') run();
  }
  return 0;
}
