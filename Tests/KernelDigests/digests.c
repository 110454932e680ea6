// Prints a digest of what every kernel computes from the same numbers, with the set of instructions
// that is named, and checks products against loops. `scripts/check-kernels.sh` compares the digests of
// several sets and families of processors: they have to be equal.

#define _GNU_SOURCE
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "CVectorMath.h"

static uint64_t state;

static uint64_t next(void) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return state;
}

// Evenly between -1 and 1, the same in both precisions.
static float number(void) { return (float)(int32_t)(next() >> 40) * 0x1p-23f - 1; }

static size_t size(int p) { return p == STEPLAB_SINGLE ? sizeof(float) : sizeof(double); }

static double element(int p, const void *x, size_t i) {
  return p == STEPLAB_SINGLE ? (double)((const float *)x)[i] : ((const double *)x)[i];
}

static void set_element(int p, void *x, size_t i, double value) {
  if (p == STEPLAB_SINGLE)
    ((float *)x)[i] = (float)value;
  else
    ((double *)x)[i] = value;
}

// Numbers between two pages that may not be touched; they end where the second one begins. Never
// freed.
static void *guarded(int p, size_t count) {
  const size_t page = (size_t)sysconf(_SC_PAGESIZE), bytes = count * size(p);
  const size_t inner = (bytes + page - 1) / page * page;
  char *start = mmap(0, inner + 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (start == MAP_FAILED) exit(74);
  mprotect(start, page, PROT_NONE);
  mprotect(start + page + inner, page, PROT_NONE);
  void *memory = start + page + inner - bytes;
  for (size_t i = 0; i < count; i++) set_element(p, memory, i, number());
  return memory;
}

static uint64_t digest;

static void add(const void *bytes, size_t count) {
  for (size_t i = 0; i < count; i++) digest = (digest ^ ((const unsigned char *)bytes)[i]) * 0x100000001b3;
}

static void start(const char *name, int p) {
  digest = 0xcbf29ce484222325;
  state = 0x9e3779b97f4a7c15;
  printf("%s %s ", name, p == STEPLAB_SINGLE ? "f32" : "f64");
}

static void finish(void) { printf("%016" PRIx64 "\n", digest); }

// Rows of 8 vectors, 40 of them.
#define ROWS 40
#define LANES 8
static int width(int p) { return 64 / (int)size(p); }
static size_t padded(int p) { return (size_t)(ROWS * LANES * width(p)); }
static void *values(int p) { return guarded(p, padded(p)); }
static void *row(int p) { return guarded(p, (size_t)(LANES * width(p))); }
#define SEEN(p, x) add(x, padded(p) * size(p))
#define SEEN_ROW(p, x) add(x, (size_t)(LANES * width(p)) * size(p))

static void activations(int p) {
  start("activations", p);
  for (int kind = STEPLAB_LINEAR; kind <= STEPLAB_SILU; kind++) {
    void *z = values(p), *a = values(p), *bias = row(p), *sums = row(p);
    steplab_run_activate(&(steplab_activate){z, a, bias, ROWS, LANES, kind, 0.01}, p);
    SEEN(p, z);
    SEEN(p, a);
    void *delta = values(p);
    steplab_run_activate_backward(
        &(steplab_activate_backward){delta, kind < STEPLAB_GELU ? a : z, sums, ROWS, LANES, kind, 0.01}, p);
    SEEN(p, delta);
    SEEN_ROW(p, sums);
    steplab_run_add(&(steplab_add){z, a, ROWS * LANES}, p);
    SEEN(p, z);
  }
  finish();
}

static void planes(int p) {
  start("planes", p);
  const int stride = LANES * width(p);
  for (int is_rectified = 0; is_rectified < 2; is_rectified++)
    for (int columns = stride - 37; columns <= stride; columns += 37) {
      void *z = values(p), *bias = row(p), *delta = values(p), *sums = guarded(p, ROWS);
      void *biases = guarded(p, ROWS);
      (void)bias;
      steplab_run_add_bias_to_planes(
          &(steplab_add_bias_to_planes){z, biases, ROWS, columns, stride, is_rectified}, p);
      SEEN(p, z);
      steplab_run_planes_backward(
          &(steplab_planes_backward){delta, is_rectified ? z : 0, sums, ROWS, columns, stride}, p);
      SEEN(p, delta);
      add(sums, ROWS * size(p));
    }
  finish();
}

static void softmax(int p) {
  start("softmax", p);
  for (int lanes = 1; lanes <= LANES; lanes += LANES - 1)
    for (int part = 0; part < 2; part++) {
      const int columns = lanes * width(p) - 3, rows = ROWS;
      void *logits = values(p);
      int32_t labels[ROWS];
      for (int i = 0; i < ROWS; i++) labels[i] = (int32_t)(next() % (uint64_t)columns);
      steplab_cross_entropy_sums sums = steplab_run_cross_entropy(
          &(steplab_cross_entropy){logits, labels, rows, lanes, columns, 1.0 / rows, part * 0.1, part * 1e-3}, p);
      add(&sums, sizeof sums);
      SEEN(p, logits);
      void *scores = values(p), *delta = values(p);
      const double top = steplab_run_attention_softmax(
          &(steplab_attention_softmax){scores, rows, lanes, columns, part, 0.3}, p);
      add(&top, sizeof top);
      SEEN(p, scores);
      steplab_run_attention_softmax_backward(
          &(steplab_attention_softmax_backward){scores, delta, rows, lanes, columns, 0.3}, p);
      add(delta, (size_t)(rows * lanes * width(p)) * size(p));
    }
  finish();
}

static void normalization(int p) {
  start("normalization", p);
  const int stride = LANES * width(p);
  for (int slices = 1; slices <= 5; slices += 4)
    for (int has_bias = 0; has_bias < 2; has_bias++) {
      const int columns = (stride - 3) / slices;
      void *x = values(p), *y = values(p), *normalized = values(p), *gain = row(p), *bias = row(p);
      void *inverse = guarded(p, (size_t)(ROWS * slices)), *delta = values(p);
      void *gains = row(p), *biases = row(p);
      steplab_run_normalize_rows(
          &(steplab_normalize_rows){x, y, normalized, inverse, gain, has_bias ? bias : 0, ROWS, slices,
                                    columns, stride, 1e-5}, p);
      SEEN(p, y);
      steplab_run_normalize_rows_backward(
          &(steplab_normalize_rows_backward){delta, normalized, inverse, gain, gains,
                                             has_bias ? biases : 0, ROWS, slices, columns, stride}, p);
      SEEN(p, delta);
      SEEN_ROW(p, gains);
      SEEN_ROW(p, biases);
    }
  for (int turned = 0; turned < 2; turned++) {
    steplab_feature_layout layout = turned
        ? (steplab_feature_layout){stride - 3, ROWS, 1, stride}
        : (steplab_feature_layout){ROWS, stride - 3, stride, 1};
    const size_t features = (size_t)layout.features;
    void *x = values(p), *y = values(p), *delta = values(p);
    void *means = guarded(p, features), *inverse = guarded(p, features);
    void *gain = guarded(p, features), *bias = guarded(p, features);
    steplab_run_normalize_features(
        &(steplab_normalize_features){x, y, means, inverse, gain, bias, layout, false, 1e-5}, p);
    steplab_run_normalize_features_backward(
        &(steplab_normalize_features_backward){delta, x, inverse, gain, means, bias, layout}, p);
    SEEN(p, y);
    SEEN(p, delta);
    add(means, features * size(p));
    add(bias, features * size(p));
  }
  finish();
}

static void memory(int p) {
  start("memory", p);
  const int units = 2 * width(p) - 3, stride = 4 * units;
  steplab_cell_layout layout = {ROWS, 2, units, stride};
  const size_t record = (size_t)(ROWS * 12 * width(p)), h = (size_t)(ROWS * 2 * width(p));
  void *gates = guarded(p, (size_t)(ROWS * stride + width(p)));
  void *first = guarded(p, record), *second = guarded(p, record), *outputs = guarded(p, h);
  steplab_run_lstm_cell(&(steplab_lstm_cell){gates, first, 0, outputs, layout}, p);
  steplab_run_lstm_cell(
      &(steplab_lstm_cell){gates, second, (char *)first + (size_t)(8 * width(p)) * size(p), outputs, layout}, p);
  add(second, record * size(p));
  void *delta_h = guarded(p, h), *delta_c = guarded(p, h);
  steplab_run_lstm_cell_backward(
      &(steplab_lstm_cell_backward){second, (char *)first + (size_t)(8 * width(p)) * size(p), delta_h,
                                    delta_c, gates, layout}, p);
  add(delta_c, h * size(p));
  add(gates, (size_t)(ROWS * stride) * size(p));
  finish();
}

static void images(int p) {
  start("images", p);
  steplab_plane_shape shape = {3, 4, 9, 10};
  const int plane = 4 * 9 * 10, kernel = 3, wide = 4 * 9 * 10;
  void *x = guarded(p, (size_t)(3 * plane)), *patches = guarded(p, (size_t)(27 * wide));
  steplab_run_gather_patches(
      &(steplab_gather_patches){x, patches, shape, kernel, 1, plane, wide}, p);
  add(patches, (size_t)(27 * wide) * size(p));
  steplab_run_scatter_patches(
      &(steplab_scatter_patches){x, patches, shape, kernel, 1, plane, wide}, p);
  add(x, (size_t)(3 * plane) * size(p));
  const int pooled_plane = 4 * 3 * 3;
  void *pooled = guarded(p, (size_t)(3 * pooled_plane));
  int32_t positions[3 * 4 * 3 * 3];
  steplab_run_pool_maximum(
      &(steplab_pool_maximum){x, pooled, positions, shape, 3, plane, pooled_plane}, p);
  add(pooled, (size_t)(3 * pooled_plane) * size(p));
  steplab_run_pool_maximum_backward(
      &(steplab_pool_maximum_backward){x, pooled, positions, shape, 3, plane, pooled_plane}, p);
  add(x, (size_t)(3 * plane) * size(p));
  x = guarded(p, (size_t)(3 * plane));
  for (int whole = 0; whole < 2; whole++) {
    const int tall = whole ? 9 : 3, broad = whole ? 10 : 3, count = 4 * (9 / tall) * (10 / broad);
    steplab_run_pool_average(
        &(steplab_pool_average){x, pooled, shape, tall, broad, plane, count}, p);
    add(pooled, (size_t)(3 * count) * size(p));
    steplab_run_pool_average_backward(
        &(steplab_pool_average_backward){x, pooled, shape, tall, broad, plane, count}, p);
    add(x, (size_t)(3 * plane) * size(p));
  }
  finish();
}

static steplab_per_lane lanes_of(int p, double value) {
  steplab_per_lane all;
  for (size_t i = 0; i < 64 / size(p); i++) set_element(p, all.bytes, i, value + 1e-3 * (double)i);
  return all;
}

// A buffer whose numbers are not below zero, as those under a root.
static void *squares(int p) {
  void *x = values(p);
  for (size_t i = 0; i < padded(p); i++) set_element(p, x, i, fabs(element(p, x, i)));
  return x;
}

static void updates(int p) {
  start("updates", p);
  const int first = 1, count = ROWS * LANES - 2;
  void *w = values(p), *m = values(p), *v = squares(p), *u = squares(p), *s = values(p);
  const void *g = values(p);
  const double squared = steplab_run_sum_of_squares(&(steplab_sum_of_squares){g, first, count}, p);
  add(&squared, sizeof squared);
  const steplab_per_lane keep = lanes_of(p, 0.9), decay = lanes_of(p, 0.01), rate = lanes_of(p, 0.1);
  steplab_run_momentum(&(steplab_momentum){w, m, g, first, count, decay, rate, rate, 0.9, 0.1}, p);
  steplab_run_adaptive(
      &(steplab_adaptive){w, v, g, first, count, keep, decay, rate, 0.99, 0.01, 1.1, 1e-8}, p);
  steplab_run_adaptive_momentum(
      &(steplab_adaptive_momentum){w, m, v, g, first, count, keep, decay, rate, rate, 0.9, 0.1, 0.99,
                                   0.01, 1.1, 1e-8}, p);
  steplab_run_adamax(
      &(steplab_adamax){w, m, u, g, first, count, decay, rate, 0.9, 0.1, 0.99, 1e-8}, p);
  steplab_run_adadelta(&(steplab_adadelta){w, v, u, g, first, count, decay, rate, 0.9, 0.1, 1e-6}, p);
  steplab_run_lion(
      &(steplab_lion){w, m, g, first, count, keep, decay, rate, 0.9, 0.1, 0.99, 0.01}, p);
  steplab_run_schedule_free(
      &(steplab_schedule_free){w, s, v, g, first, count, rate, rate, decay, decay, 0.2, 0.99, 0.01, 1.1,
                               1e-8}, p);
  steplab_sums sums = steplab_run_dadapt_adam(
      &(steplab_dadapt_adam){w, m, v, s, g, first, count, keep, decay, 0.9, 0.1, 0.99, 0.01, 0.99, 0.01,
                             1e-8}, p);
  add(&sums, sizeof sums);
  sums = steplab_run_prodigy_moments(
      &(steplab_prodigy_moments){w, u, m, v, s, g, first, count, decay, 0.9, 0.1, 0.99, 0.01, 0.99, 0.01}, p);
  add(&sums, sizeof sums);
  steplab_run_prodigy_step(&(steplab_prodigy_step){w, m, v, first, count, keep, 0.1, 1e-8}, p);
  SEEN(p, w);
  SEEN(p, m);
  SEEN(p, v);
  SEEN(p, u);
  SEEN(p, s);
  finish();
}

// Against loops, and returns whether all are within rounding.
static int product(int p, int m, int n, int k, int flips, int adds) {
  const int a_row = flips & 1 ? 1 : k + 3, a_column = flips & 1 ? m + 1 : 1;
  const int b_row = flips & 2 ? 1 : n + 2, b_column = flips & 2 ? k + 1 : 1, c_row = n + flips;
  void *a = guarded(p, (size_t)((m - 1) * a_row + (k - 1) * a_column + 1));
  void *b = guarded(p, (size_t)((k - 1) * b_row + (n - 1) * b_column + 1));
  void *c = guarded(p, (size_t)((m - 1) * c_row + n)), *before = malloc((size_t)((m - 1) * c_row + n) * size(p));
  memcpy(before, c, (size_t)((m - 1) * c_row + n) * size(p));
  steplab_run_product(
      &(steplab_product){m, n, k, 0.75, a, a_row, a_column, b, b_row, b_column, adds, c, c_row}, p);
  add(c, (size_t)((m - 1) * c_row + n) * size(p));
  const double unit = p == STEPLAB_SINGLE ? 0x1p-24 : 0x1p-53;
  int is_right = 1;
  for (int i = 0; i < m; i++)
    for (int j = 0; j < n; j++) {
      double sum = 0, size = 0;
      for (int l = 0; l < k; l++) {
        const double term = element(p, a, (size_t)(i * a_row + l * a_column)) * element(p, b, (size_t)(l * b_row + j * b_column));
        sum += term;
        size += fabs(term);
      }
      const double old = adds ? element(p, before, (size_t)(i * c_row + j)) : 0;
      const double error = fabs(element(p, c, (size_t)(i * c_row + j)) - (0.75 * sum + old));
      is_right &= error <= 4 * unit * ((sqrt(k) + 2) * size + fabs(old));
    }
  for (int i = 0; i + 1 < m; i++)
    for (int j = n; j < c_row; j++)
      is_right &= element(p, c, (size_t)(i * c_row + j)) == element(p, before, (size_t)(i * c_row + j));
  free(before);
  if (!is_right) fprintf(stderr, "wrong: %d x %d x %d, flips %d, precision %d\n", m, n, k, flips, p);
  return is_right;
}

static int products(int p) {
  start("products", p);
  int is_right = 1;
  for (int round = 0; round < 60; round++) {
    const int m = 1 + (int)(next() % 50), n = 1 + (int)(next() % 150);
    const int k = 1 + (int)(next() % (round % 5 == 0 ? 800 : 60));
    is_right &= product(p, m, n, k, round & 3, round & 4);
  }
  // Large enough for copies of blocks.
  for (int flips = 0; flips < 4; flips++) is_right &= product(p, 1017, 523, 390, flips, flips & 1);
  finish();
  return is_right;
}

int main(int count, char **arguments) {
  const char *names[] = {"baseline", "v3", "v4"};
  for (int set = STEPLAB_BASELINE; set <= STEPLAB_V4; set++)
    if (count > 1 && strcmp(arguments[1], names[set]) == 0) {
      steplab_use_instruction_set((steplab_instruction_set)set);
      if (steplab_instruction_set_in_use() != (steplab_instruction_set)set) {
        fprintf(stderr, "this processor has no %s\n", names[set]);
        return 69;
      }
    }
  int is_right = 1;
  for (int p = STEPLAB_SINGLE; p <= STEPLAB_DOUBLE; p++) {
    activations(p);
    planes(p);
    softmax(p);
    normalization(p);
    memory(p);
    images(p);
    updates(p);
    is_right &= products(p);
  }
  return is_right ? 0 : 1;
}
