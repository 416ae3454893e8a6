// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/browser.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <utility>
#include <variant>

#include "searcher/browse/taking_away.hpp"
#include "searcher/browse/terminal.hpp"
#include "searcher/browse/update.hpp"
#include "searcher/browse/view.hpp"
#include "searcher/browse/worker.hpp"

namespace byline::browse {

namespace {

// Starts the program that opens addresses, without a shell, with nothing of our terminal. What it
// is told begins with http:// or https:// and holds no byte beyond printable ASCII.
bool start_opener(const std::string& url) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&files);
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", O_RDWR, 0);
  std::string program = "xdg-open";
  std::string address = url;
  std::array<char*, 3> arguments{program.data(), address.data(), nullptr};
  pid_t child = -1;
  const int failed =
      ::posix_spawnp(&child, program.c_str(), &files, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return failed == 0;
}

class Browser {
 public:
  Browser(State state, Answerer& answerer, bool colour)
      : state_(std::move(state)),
        terminal_(colour),
        worker_(answerer, [] { CursesTerminal::wake(); }) {}

  Browsed run() {
    state_.size = terminal_.size();
    carry_out(begin(state_));
    terminal_.print(draw(state_));
    while (!leaving_) {
      if (!terminal_.wait()) return {static_cast<ExitCode>(128 + SIGHUP), state_.history};
      if (const int signal = CursesTerminal::ending_signal(); signal != 0)
        return {static_cast<ExitCode>(128 + signal), state_.history};
      take_events();
      if (!leaving_) terminal_.print(draw(state_));
    }
    return {ExitCode::Ok, state_.history};
  }

 private:
  // Everything that has come, then one screen for all of it: a screen for each size of a storm of
  // sizes would be too many.
  void take_events() {
    while (::waitpid(-1, nullptr, WNOHANG) > 0) {
    }
    if (terminal_.was_resized()) carry_out(update(state_, terminal_.size()));
    for (Reply& reply : worker_.take_replies()) carry_out(update(state_, std::move(reply)));
    while (!leaving_) {
      const auto input = terminal_.read_input();
      if (!input) break;
      carry_out(std::visit([this](const auto& event) { return update(state_, event); }, *input));
    }
  }

  void carry_out(std::vector<Effect> effects) {
    for (Effect& effect : effects) std::visit([this](auto& one) { carry_out(one); }, effect);
  }
  void carry_out(Ask& ask) { worker_.ask(std::move(ask)); }
  void carry_out(CopyText& copy) { CursesTerminal::send(clipboard_sequence(copy.text)); }
  void carry_out(OpenAddress& open) {
    if (!start_opener(open.url)) state_.message = "there is no xdg-open to open the address with";
  }
  void carry_out(RedrawAll&) { terminal_.redraw_all(); }
  void carry_out(UseMouse& mouse) { terminal_.use_mouse(mouse.on); }
  void carry_out(LeaveBrowser&) { leaving_ = true; }

  State state_;
  CursesTerminal terminal_;
  Worker worker_;
  bool leaving_ = false;
};

}  // namespace

Browsed run_browser(State start, Answerer& answerer, bool colour) {
  return Browser(std::move(start), answerer, colour).run();
}

}  // namespace byline::browse
