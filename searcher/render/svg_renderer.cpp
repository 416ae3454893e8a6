// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/svg_renderer.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "common/text/terminal_text.hpp"
#include "searcher/render/markup.hpp"
#include "searcher/render/notices.hpp"

namespace byline {

namespace {

constexpr double kWidth = 800;
constexpr double kTop = 64;  // title and totals
constexpr double kMargin = 16;
constexpr double kNameWidth = 240;
constexpr double kRow = 20;
constexpr double kPlotHeight = 300;
constexpr double kAxisWidth = 64;
constexpr std::size_t kNameColumns = 34;
constexpr std::size_t kTitleColumns = 80;
constexpr std::size_t kMostDates = 8;  // labels on the axis of time
constexpr std::size_t kTicks = 5;

// Told apart in print without colour too: each line has dashes of its own.
struct Pen {
  std::string_view colour;
  std::string_view dashes;
};
constexpr std::array kPens{Pen{"#1f4e79", "none"}, Pen{"#b03a2e", "6 3"}, Pen{"#2e7d32", "2 3"},
                           Pen{"#6a3d9a", "8 3 2 3"}, Pen{"#8d6e00", "12 4"}};

// The step of an axis up to `largest`: 1, 2 or 5 of a power of ten, a whole number for counts.
double step_up_to(double largest, bool whole) {
  const double rough = std::max(largest, 1e-9) / kTicks;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  double step = power;
  for (const double times : {1.0, 2.0, 5.0, 10.0}) {
    step = power * times;
    if (step >= rough) break;
  }
  return whole ? std::max(1.0, step) : step;
}

enum class Anchor { Start, Middle, End };

class Drawing {
 public:
  explicit Drawing(double height) {
    svg_ = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:g}\" height=\"{1:g}\" "
        "viewBox=\"0 0 {0:g} {1:g}\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\">\n",
        kWidth, height);
  }

  void heading(const Answer& answer, std::string_view what) {
    const std::string query = answer.query.empty() ? "all articles" : answer.query;
    const std::string title = fmt::format("{}: {}", query, what);
    svg_ += fmt::format("<title>{}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
                        markup_text(title));
    text(kMargin, 26, fit_to_width(terminal_safe(title), kTitleColumns), Anchor::Start,
         "font-size=\"16\" font-weight=\"bold\"");
    text(kMargin, 46, totals_text(answer.total, Thousands::Grouped), Anchor::Start);
  }

  void text(double x, double y, std::string_view words, Anchor anchor,
            std::string_view attributes = "") {
    constexpr std::array<std::string_view, 3> kAnchors{"start", "middle", "end"};
    svg_ += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\"{}{}>{}</text>\n", x, y,
                        kAnchors[static_cast<std::size_t>(anchor)], attributes.empty() ? "" : " ",
                        attributes, markup_text(words));
  }

  void line(double x1, double y1, double x2, double y2, std::string_view colour) {
    svg_ += fmt::format(
        "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\"/>\n", x1, y1,
        x2, y2, colour);
  }

  void box(double x, double y, double width, double height, std::string_view label) {
    svg_ += fmt::format(
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.2f}\" height=\"{:.2f}\" fill=\"{}\">"
        "<title>{}</title></rect>\n",
        x, y, width, height, kPens[0].colour, markup_text(label));
  }

  void path(const std::string& points, const Pen& pen) {
    svg_ += fmt::format(
        "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.5\" "
        "stroke-dasharray=\"{}\"/>\n",
        points, pen.colour, pen.dashes);
  }

  [[nodiscard]] std::string finish() { return svg_ + "</svg>\n"; }

 private:
  std::string svg_;
};

struct Bar {
  std::string name;
  double value;
  std::string label;
};

std::string bars_drawing(const Answer& answer, std::string_view what, std::string_view axis,
                         const std::vector<Bar>& bars) {
  const double bottom = kTop + kRow * static_cast<double>(bars.size());
  Drawing drawing(bottom + 48);
  drawing.heading(answer, what);
  double largest = 0;
  for (const Bar& bar : bars) largest = std::max(largest, bar.value);
  const double left = kMargin + kNameWidth;
  const double width = kWidth - left - kAxisWidth;  // the labels stand behind the bars
  const double step = step_up_to(largest, true);
  for (double at = 0; at <= largest && largest > 0; at += step) {
    const double x = left + width * at / largest;
    drawing.line(x, kTop, x, bottom, at > 0 ? "#ddd" : "#444");
    drawing.text(x, bottom + 16, fmt::format("{:.0f}", at), Anchor::Middle);
  }
  double y = kTop;
  for (const Bar& bar : bars) {
    const double length = largest > 0 ? width * bar.value / largest : 0;
    drawing.text(left - 8, y + 14, fit_to_width(terminal_safe(bar.name), kNameColumns),
                 Anchor::End);
    drawing.box(left, y + 3, length, kRow - 6, bar.name + ": " + bar.label);
    drawing.text(left + length + 4, y + 14, bar.label, Anchor::Start);
    y += kRow;
  }
  drawing.text(left + width / 2, bottom + 36, axis, Anchor::Middle);
  return drawing.finish();
}

// One timeline on paper: places of buckets and heights of values.
class Plot {
 public:
  explicit Plot(const Timeline& timeline) : timeline_(timeline) {
    for (const Series& series : timeline.series) {
      pieces_ = std::max(pieces_, series.buckets.size());
      for (const Bucket& bucket : series.buckets) has_share_ |= bucket.share.has_value();
    }
    for (const Series& series : timeline.series) {
      for (const Bucket& bucket : series.buckets) largest_ = std::max(largest_, value(bucket));
    }
  }

  [[nodiscard]] std::string draw() const {
    const double legend = is_single() ? 0 : kRow * static_cast<double>(timeline_.series.size());
    Drawing drawing(kBottom + 56 + legend);
    drawing.heading(timeline_, fmt::format("{} by {}", what(), timeline_.unit));
    if (pieces_ > 0) {
      draw_values(drawing);
      draw_dates(drawing);
      for (std::size_t i = 0; i < timeline_.series.size(); ++i) draw_series(drawing, i);
    }
    drawing.text(kLeft + kPlotWidth / 2, kBottom + 40, timeline_.unit, Anchor::Middle);
    return drawing.finish();
  }

 private:
  static constexpr double kLeft = kMargin + kAxisWidth;
  static constexpr double kPlotWidth = kWidth - kLeft - kMargin;
  static constexpr double kBottom = kTop + kPlotHeight;

  [[nodiscard]] bool is_single() const { return timeline_.series.size() == 1; }
  [[nodiscard]] std::string_view what() const {
    return has_share_ ? "share of all articles" : "articles";
  }
  [[nodiscard]] double value(const Bucket& bucket) const {
    return has_share_ ? bucket.share.value_or(0) : static_cast<double>(bucket.articles);
  }
  [[nodiscard]] double x_of(std::size_t piece) const {
    return kLeft + kPlotWidth * static_cast<double>(piece) / static_cast<double>(pieces_);
  }
  [[nodiscard]] double y_of(double value) const {
    return kBottom - (largest_ > 0 ? kPlotHeight * value / largest_ : 0);
  }
  [[nodiscard]] std::string value_text(double value) const {
    return has_share_ ? fmt::format("{:.6g} %", value * 100) : fmt::format("{:.0f}", value);
  }

  void draw_values(Drawing& drawing) const {
    const double step = step_up_to(largest_, !has_share_);
    for (double at = 0; at <= largest_ * 1.000001; at += step) {
      drawing.line(kLeft, y_of(at), kLeft + kPlotWidth, y_of(at), at > 0 ? "#ddd" : "#444");
      drawing.text(kLeft - 6, y_of(at) + 4, value_text(at), Anchor::End);
    }
    drawing.text(kMargin, kTop - 6, what(), Anchor::Start);
  }

  void draw_dates(Drawing& drawing) const {
    const std::vector<Bucket>& buckets = longest().buckets;
    const std::size_t every = (pieces_ + kMostDates - 1) / kMostDates;
    const std::size_t length = timeline_.unit == "year" ? 4 : timeline_.unit == "month" ? 7 : 10;
    for (std::size_t i = 0; i < buckets.size(); i += every) {
      const double x = (x_of(i) + x_of(i + 1)) / 2;
      drawing.line(x, kBottom, x, kBottom + 4, "#444");
      drawing.text(x, kBottom + 18, buckets[i].from.substr(0, length), Anchor::Middle);
    }
  }

  [[nodiscard]] const Series& longest() const {
    return *std::max_element(
        timeline_.series.begin(), timeline_.series.end(),
        [](const Series& a, const Series& b) { return a.buckets.size() < b.buckets.size(); });
  }

  void draw_series(Drawing& drawing, std::size_t number) const {
    const Series& series = timeline_.series[number];
    const Pen& pen = kPens[number % kPens.size()];
    std::string points;
    for (std::size_t i = 0; i < series.buckets.size(); ++i) {
      const Bucket& bucket = series.buckets[i];
      const double y = y_of(value(bucket));
      const std::string label =
          fmt::format("{} to {}: {}", bucket.from, bucket.to, value_text(value(bucket)));
      const double width = x_of(i + 1) - x_of(i);
      if (is_single() && value(bucket) > 0)
        drawing.box(x_of(i) + width / 10, y, width * 0.8, kBottom - y, label);
      points += fmt::format("{:.2f},{:.2f} ", x_of(i) + width / 2, y);
    }
    if (is_single()) return;
    drawing.path(points, pen);
    const double y = kBottom + 56 + kRow * static_cast<double>(number);
    drawing.path(fmt::format("{:.1f},{:.1f} {:.1f},{:.1f}", kLeft, y, kLeft + 32, y), pen);
    drawing.text(kLeft + 40, y + 4, fit_to_width(terminal_safe(series.name), kTitleColumns),
                 Anchor::Start);
  }

  const Timeline& timeline_;
  std::size_t pieces_ = 0;
  double largest_ = 0;
  bool has_share_ = false;
};

class SvgRenderer final : public Renderer {
 public:
  explicit SvgRenderer(Output& output) : output_(output) {}

  // The table of formats gives no lists of articles to this one.
  void begin(const HitPage&, RowKind) override {}
  void row(const Hit&) override {}
  void end(const HitPage&) override {}

  void values(const ValueTable& table) override {
    std::vector<Bar> bars;
    for (const ValueRow& row : table.rows) {
      bars.push_back({fmt::format("{}", fmt::join(row.values, " | ")),
                      static_cast<double>(row.articles), std::to_string(row.articles)});
    }
    const std::string what = fmt::format("articles by {}", fmt::join(table.by, " and "));
    output_.write(bars_drawing(table, what, "articles", bars));
  }

  void timeline(const Timeline& timeline) override { output_.write(Plot(timeline).draw()); }

  void terms(const TermList& list) override {
    std::vector<Bar> bars;
    for (const TermRow& row : list.terms)
      bars.push_back({row.term, row.score, fmt::format("{:.1f}", row.score)});
    output_.write(bars_drawing(list, "words that set them apart", "G²", bars));
  }

 private:
  Output& output_;
};

}  // namespace

std::unique_ptr<Renderer> make_svg_renderer(Output& output, const RenderOptions&) {
  return std::make_unique<SvgRenderer>(output);
}

}  // namespace byline
