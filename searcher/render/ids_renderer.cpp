// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/ids_renderer.hpp"

#include "common/text/terminal_text.hpp"

namespace byline {

namespace {

class IdsRenderer final : public Renderer {
 public:
  IdsRenderer(Output& output, char end, bool exact) : output_(output), end_(end), exact_(exact) {}

  void begin(const HitPage&, RowKind) override {}
  void row(const Hit& hit) override {
    output_.write((exact_ ? hit.shown_id : terminal_safe(hit.shown_id)) + end_);
  }
  void end(const HitPage&) override {}

 private:
  Output& output_;
  char end_;
  bool exact_;
};

}  // namespace

std::unique_ptr<Renderer> make_ids_renderer(Output& output, const RenderOptions&) {
  return std::make_unique<IdsRenderer>(output, '\n', false);
}

std::unique_ptr<Renderer> make_ids0_renderer(Output& output, const RenderOptions& options) {
  return std::make_unique<IdsRenderer>(output, '\0', !options.terminal.is_terminal);
}

}  // namespace byline
