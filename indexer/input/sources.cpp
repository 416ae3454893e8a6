// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <optional>

#include "common/base/interrupt.hpp"
#include "common/text/ascii.hpp"
#include "indexer/input/byte_stream.hpp"
#include "indexer/input/file_bytes.hpp"
#include "indexer/input/source.hpp"
#include "indexer/input/unpacker.hpp"
#include "indexer/input/walk.hpp"
#include "indexer/input/zip_directory.hpp"

namespace byline {

namespace {

class StreamSource : public Source {
 public:
  StreamSource(std::string name, ByteStream& bytes, bool is_converted = false)
      : name_(std::move(name)), bytes_(bytes), is_converted_(is_converted) {}

  // A file on disk, compressed or not.
  StreamSource(std::string name, ByteStream& bytes, std::string root)
      : name_(std::move(name)), bytes_(bytes), root_(std::move(root)) {}

  [[nodiscard]] const std::string& name() const override { return name_; }

  [[nodiscard]] std::string_view read(std::size_t limit) override {
    if (rest_.empty()) rest_ = bytes_.read();
    const std::string_view part = rest_.substr(0, limit);
    rest_.remove_prefix(part.size());
    return part;
  }

  [[nodiscard]] const std::string& problem() const override { return bytes_.problem(); }
  [[nodiscard]] const std::vector<Damage>& damages() const override { return bytes_.damages(); }
  [[nodiscard]] bool is_converted() const override { return is_converted_; }
  [[nodiscard]] std::string root() const override { return root_; }

 private:
  std::string name_;
  ByteStream& bytes_;
  std::string root_;
  bool is_converted_ = false;
  std::string_view rest_;
};

// An archive or compressed file that is being read, and the entry it stands at.
struct Layer {
  Layer(std::string its_name, std::unique_ptr<HeadedStream> its_stream, const FileBytes& root,
        FileBytes* own = nullptr)
      : name(std::move(its_name)), packed(std::move(its_stream)), unpacker(*packed, root, own) {}

  std::string name;
  std::unique_ptr<HeadedStream> packed;
  Unpacker unpacker;
  std::unique_ptr<HeadedStream> entry;
  bool gave_entry = false;
};

// Of what a bare compressed file holds.
std::string without_ending(const std::string& name) {
  for (const std::string_view ending : {".gz", ".zst", ".bz2", ".xz"}) {
    if (name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  }
  return name;
}

// Told by its name and its directory, where its first bytes do not tell.
bool is_damaged_zip(const std::string& path, const FileBytes& file) {
  return lower_ascii(path).ends_with(".zip") && ZipDirectory::read(file).has_value();
}

// The folder that a file lies in; "" for standard input.
std::string folder_of(const std::string& path) {
  if (path == "-" || path.starts_with("/dev/")) return {};
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, std::max<std::size_t>(slash, 1));
}

}  // namespace

struct Sources::State {
  static constexpr const char* kStandardInput = "/dev/stdin";

  std::vector<std::string> paths;  // as given
  std::vector<FoundFile> files;
  std::vector<PreRule> rules;
  std::size_t next = 0;
  std::uint64_t total = 0;
  std::atomic<std::uint64_t> read{0};

  // The file that is open, and its Source::root; what lies in it, outermost first.
  std::string root;
  std::optional<FileBytes> bytes;
  std::unique_ptr<ProgramBytes> program;
  std::unique_ptr<HeadedStream> plain;
  std::vector<std::unique_ptr<Layer>> layers;

  [[nodiscard]] std::string root_of(const FoundFile& file) const {
    const std::string& path = paths[file.from];
    return path == file.path ? folder_of(path) : path;
  }

  std::unique_ptr<Source> open(FoundFile& file, std::vector<PathProblem>& problems) {
    std::string reason;
    plain.reset();
    root = root_of(file);
    bytes = FileBytes::open(file.path, read, reason);
    if (!bytes) {
      problems.push_back({file.path, std::move(reason)});
      return nullptr;
    }
    if (const PreRule* rule = find_pre_rule(rules, file.path)) {
      const bool is_given = file.path == "-" || file.path.starts_with("/dev/");
      return convert(*rule, file.path, is_given ? kStandardInput : file.path, bytes->hand_over());
    }
    auto stream = std::make_unique<HeadedStream>(*bytes);
    if (is_packed(file.path, stream->head()) || is_damaged_zip(file.path, *bytes)) {
      FileBytes* const own = bytes->size() > 0 ? &*bytes : nullptr;
      layers.push_back(std::make_unique<Layer>(file.path, std::move(stream), *bytes, own));
      return nullptr;
    }
    plain = std::move(stream);
    return std::make_unique<StreamSource>(file.path, *plain, root);
  }

  // What a program makes of a file, which it finds at `path` and in its standard input.
  std::unique_ptr<Source> convert(const PreRule& rule, std::string name, const std::string& path,
                                  UniqueFd input) {
    plain.reset();
    program = std::make_unique<ProgramBytes>(words_for(rule, path), std::move(input));
    plain = std::make_unique<HeadedStream>(*program);
    return std::make_unique<StreamSource>(std::move(name), *plain, true);
  }

  std::unique_ptr<Source> convert_entry(const PreRule& rule, Layer& layer, std::string name,
                                        std::vector<PathProblem>& problems) {
    std::string reason;
    UniqueFd held = held_in_memory(layer.unpacker, reason);
    if (held.is_open()) return convert(rule, std::move(name), kStandardInput, std::move(held));
    problems.push_back({std::move(name), std::move(reason)});
    return nullptr;
  }

  // The next file inside the innermost archive; null when that has none, or the next lies deeper.
  std::unique_ptr<Source> next_inside(std::vector<PathProblem>& problems) {
    Layer& layer = *layers.back();
    layer.entry.reset();
    if (!layer.unpacker.next_entry()) return leave(problems);
    layer.gave_entry = true;
    const std::string& entry = layer.unpacker.entry_name();
    std::string name = entry.empty() ? layer.name : fmt::format("{}#{}", layer.name, entry);
    if (const PreRule* rule = find_pre_rule(rules, entry.empty() ? without_ending(name) : name)) {
      return convert_entry(*rule, layer, std::move(name), problems);
    }
    auto stream = std::make_unique<HeadedStream>(layer.unpacker);
    if (!is_packed(name, stream->head())) {
      layer.entry = std::move(stream);
      const bool is_file = entry.empty() && layers.size() == 1;
      return std::make_unique<StreamSource>(std::move(name), *layer.entry,
                                            is_file ? root : std::string());
    }
    if (layers.size() == kMaxNesting) {
      problems.push_back(
          {std::move(name), fmt::format("archives nested deeper than {}", kMaxNesting)});
    } else {
      layers.push_back(std::make_unique<Layer>(std::move(name), std::move(stream), *bytes));
    }
    return nullptr;
  }

  // Where nothing was in it, and nothing is wrong with it, it is one empty source.
  std::unique_ptr<Source> leave(std::vector<PathProblem>& problems) {
    const std::unique_ptr<Layer> layer = std::move(layers.back());
    layers.pop_back();
    if (!layer->unpacker.problem().empty()) {
      problems.push_back({layer->name, layer->unpacker.problem()});
      return nullptr;
    }
    if (layer->gave_entry) return nullptr;
    plain = std::move(layer->packed);
    while (!plain->read().empty()) {
    }
    return std::make_unique<StreamSource>(layer->name, *plain);
  }
};

Sources::Sources(const std::vector<std::string>& paths, std::vector<PreRule> rules)
    : state_(std::make_unique<State>()) {
  state_->rules = std::move(rules);
  state_->paths = paths;
  std::uint32_t number = 0;
  for (const std::string& path : paths) {
    const std::size_t begin = state_->files.size();
    const std::size_t known = begin + problems.size();
    find_files(path, state_->files, problems);
    for (std::size_t i = begin; i < state_->files.size(); ++i) state_->files[i].from = number;
    ++number;
    const bool gave_nothing = state_->files.size() + problems.size() == known;
    if (gave_nothing && interrupt_signal() == 0) empty_folders.push_back(path);
  }
  for (const FoundFile& file : state_->files) state_->total += file.bytes;
}

Sources::~Sources() = default;

std::unique_ptr<Source> Sources::next() {
  for (;;) {
    std::unique_ptr<Source> source;
    if (!state_->layers.empty()) {
      source = state_->next_inside(problems);
    } else if (state_->next < state_->files.size()) {
      source = state_->open(state_->files[state_->next++], problems);
    } else {
      return nullptr;
    }
    if (source) return source;
  }
}

std::vector<std::string> Sources::files() const {
  std::vector<std::string> paths;
  for (const FoundFile& file : state_->files) paths.push_back(file.path);
  return paths;
}

std::uint64_t Sources::total_bytes() const {
  return state_->total;
}

std::uint64_t Sources::bytes_read() const {
  return state_->read.load(std::memory_order_relaxed);
}

}  // namespace byline
