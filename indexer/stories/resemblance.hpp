// SPDX-License-Identifier: GPL-3.0-or-later
// Whether two texts tell the same story: copies do, reports of the same event do not, nor do two
// texts made from one template, or that share a notice of their site.
#pragma once

#include "indexer/stories/sketch.hpp"

namespace byline {

// How much two sets share, estimated from their samples.
struct Overlap {
  double of_both = 0;     // of the union: Jaccard's measure
  double of_smaller = 0;  // of the smaller set; 1 where it is empty
  double missing = 0;     // how many of the smaller set the larger one lacks
};

[[nodiscard]] Overlap overlap_of(const Sample& a, const Sample& b);

// Symmetric: resemble(a, b) == resemble(b, a). A text without a sketch resembles none.
[[nodiscard]] bool resemble(const Sketch& a, const Sketch& b);

}  // namespace byline
