// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/terminal.hpp"

#define NCURSES_NOMACROS 1
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "common/base/error.hpp"
#include "common/text/terminal_text.hpp"
#include "common/text/utf8.hpp"

namespace byline::browse {

namespace {

constexpr int kEscapeMilliseconds = 25;  // longer than a terminal takes to send the rest of a key

// What signal handlers may touch.
std::array<std::atomic<int>, 2> wake_pipe{-1, -1};
std::atomic<int> end_signal{0};
std::atomic<bool> resized{false};
std::atomic<bool> taken_over{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may touch nothing else");

// What gives the terminal back, prepared for a crash.
struct Before {
  termios mode{};
  std::array<char, 256> sequence{};
  std::size_t size = 0;
};
Before before;

void wake_up() {
  const char byte = 0;
  const int saved = errno;
  (void)!::write(wake_pipe[1].load(), &byte, 1);
  errno = saved;
}

void on_end(int signal) {
  int none = 0;
  end_signal.compare_exchange_strong(none, signal);
  wake_up();
}

void on_resize(int) {
  resized = true;
  wake_up();
}

// Only what a signal handler may call.
void give_back() {
  if (!taken_over.exchange(false)) return;
  (void)!::write(STDOUT_FILENO, before.sequence.data(), before.size);
  ::tcsetattr(STDIN_FILENO, TCSANOW, &before.mode);
}

void on_crash(int signal) {
  give_back();
  ::raise(signal);  // SA_RESETHAND: the usual end
}

void handle(int signal, void (*handler)(int), int flags) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

// A crash of an overflowing stack needs another one.
void prepare_crash_stack() {
  static std::array<char, 64 * 1024> memory;
  stack_t stack{};
  stack.ss_sp = memory.data();
  stack.ss_size = memory.size();
  ::sigaltstack(&stack, nullptr);
}

// Before ncurses starts: it leaves alone the signals that have a handler.
void take_signals() {
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
    throw Error(ExitCode::Incomplete, "cannot browse: no pipe can be made");
  wake_pipe[0] = ends[0];
  wake_pipe[1] = ends[1];
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) handle(signal, on_end, 0);
  handle(SIGWINCH, on_resize, 0);
  prepare_crash_stack();
  for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT})
    handle(signal, on_crash, static_cast<int>(SA_RESETHAND) | SA_ONSTACK | SA_NODEFER);
}

void release_signals() {
  for (const int signal :
       {SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT})
    handle(signal, SIG_DFL, 0);
  for (std::atomic<int>& end : wake_pipe) ::close(end.exchange(-1));
}

// Of the terminal; `name` is that of a string capability (terminfo(5)).
const char* capability(const char* name) {
  const char* text = ::tigetstr(name);
  return text == nullptr ? "" : text;
}

void prepare_crash() {
  std::string sequence;
  for (const char* name : {"sgr0", "cnorm", "rmkx", "rmcup"}) sequence += capability(name);
  // What mousemask() may have switched on (XTerm control sequences, DECRST 1000 and 1006).
  if (*capability("kmous") != '\0') sequence += "\x1b[?1006l\x1b[?1000l";
  before.size = std::min(sequence.size(), before.sequence.size());
  std::copy_n(sequence.begin(), before.size, before.sequence.begin());
  taken_over = true;
}

[[noreturn]] void refuse_terminal(const std::string& why) {
  throw Error(ExitCode::Usage, "cannot browse: " + why,
              "search without --browse, or run it in a terminal such as xterm or tmux");
}

enum Pair : short { NoPair = 0, MatchPair, FilterPair, NotePair, ErrorPair, BarPair };

void prepare_colours() {
  if (::start_color() == ERR) return;
  ::use_default_colors();
  constexpr std::array<std::pair<Pair, short>, 5> kColours{{{MatchPair, COLOR_YELLOW},
                                                            {FilterPair, COLOR_CYAN},
                                                            {NotePair, COLOR_GREEN},
                                                            {ErrorPair, COLOR_RED},
                                                            {BarPair, COLOR_BLUE}}};
  for (const auto& [pair, colour] : kColours) ::init_pair(pair, colour, -1);
}

struct Paint {
  attr_t attributes = A_NORMAL;
  Pair pair = NoPair;
};

Paint paint_of(Look look) {
  switch (look) {
    case Look::Plain:
      return {};
    case Look::Bold:
      return {A_BOLD, NoPair};
    case Look::Match:
      return {A_BOLD, MatchPair};
    case Look::Dim:
      return {A_DIM, NoPair};
    case Look::Selected:
      return {A_REVERSE, NoPair};
    case Look::Chosen:
      return {A_UNDERLINE, NoPair};
    case Look::Filter:
      return {A_BOLD, FilterPair};
    case Look::Note:
      return {A_NORMAL, NotePair};
    case Look::Error:
      return {A_BOLD, ErrorPair};
    case Look::Bar:
      return {A_NORMAL, BarPair};
  }
  return {};
}

// One character with its marks at a time, each where we think it is: what ncurses and the terminal
// think of a width moves nothing behind it.
void print_piece(int row, const Piece& piece) {
  std::size_t column = piece.column;
  for (std::size_t at = 0; at < piece.text.size();) {
    const std::size_t begin = at;
    std::wstring cluster(1, static_cast<wchar_t>(next_code_point(piece.text, at)));
    while (at < piece.text.size()) {
      std::size_t next = at;
      const char32_t mark = next_code_point(piece.text, next);
      if (display_width(std::string_view(piece.text).substr(at, next - at)) != 0) break;
      cluster += static_cast<wchar_t>(mark);
      at = next;
    }
    ::mvaddnwstr(row, static_cast<int>(column), cluster.data(), static_cast<int>(cluster.size()));
    column += display_width(std::string_view(piece.text).substr(begin, at - begin));
  }
}

constexpr std::array<std::pair<int, Key::Code>, 12> kCursesKeys{{
    {KEY_ENTER, Key::Code::Enter},
    {KEY_BTAB, Key::Code::BackTab},
    {KEY_BACKSPACE, Key::Code::Backspace},
    {KEY_DC, Key::Code::Delete},
    {KEY_UP, Key::Code::Up},
    {KEY_DOWN, Key::Code::Down},
    {KEY_LEFT, Key::Code::Left},
    {KEY_RIGHT, Key::Code::Right},
    {KEY_PPAGE, Key::Code::PageUp},
    {KEY_NPAGE, Key::Code::PageDown},
    {KEY_HOME, Key::Code::Home},
    {KEY_END, Key::Code::End},
}};

std::optional<Key> curses_key(wint_t code) {
  for (const auto& [from, to] : kCursesKeys) {
    if (static_cast<wint_t>(from) == code) return Key{to, 0};
  }
  return std::nullopt;
}

// Letting go counts: of a press and a release that come together ncurses keeps the release.
constexpr mmask_t kButtonUsed = BUTTON1_RELEASED | BUTTON1_CLICKED;
constexpr mmask_t kMouseButtons = BUTTON1_PRESSED | kButtonUsed | BUTTON4_PRESSED | BUTTON5_PRESSED;

// Nothing for what was no press of a button that we know.
std::optional<Pointer> curses_pointer() {
  MEVENT event{};
  if (::getmouse(&event) == ERR || event.x < 0 || event.y < 0) return std::nullopt;
  const auto at = [&event](Pointer::Kind kind) {
    return Pointer{kind, static_cast<std::size_t>(event.y), static_cast<std::size_t>(event.x)};
  };
  if ((event.bstate & kButtonUsed) != 0) return at(Pointer::Kind::Press);
  if ((event.bstate & BUTTON4_PRESSED) != 0) return at(Pointer::Kind::WheelUp);
  if ((event.bstate & BUTTON5_PRESSED) != 0) return at(Pointer::Kind::WheelDown);
  return std::nullopt;
}

Key typed_key(wint_t character) {
  switch (character) {
    case '\r':
    case '\n':
      return {Key::Code::Enter, 0};
    case '\t':
      return {Key::Code::Tab, 0};
    case 0x1B:
      return {Key::Code::Escape, 0};
    case 0x08:
    case 0x7F:
      return {Key::Code::Backspace, 0};
    default:
      break;
  }
  if (character > 0 && character < 0x1B)
    return {Key::Code::Control, static_cast<char32_t>('a' + character - 1)};
  return character_key(static_cast<char32_t>(character));
}

}  // namespace

void require_terminal() {
  if (::isatty(STDIN_FILENO) != 1) refuse_terminal("standard input is no terminal");
  if (::isatty(STDOUT_FILENO) != 1) refuse_terminal("standard output is no terminal");
}

CursesTerminal::CursesTerminal(bool colour) {
  require_terminal();
  ::tcgetattr(STDIN_FILENO, &before.mode);
  take_signals();
  ::set_escdelay(kEscapeMilliseconds);
  const bool known = ::newterm(nullptr, stdout, stdin) != nullptr;
  if (!known || *capability("cup") == '\0') {
    if (known) ::endwin();
    release_signals();
    const char* name = std::getenv("TERM");
    refuse_terminal(std::string("the terminal '") + (name == nullptr ? "" : name) +
                    "' ($TERM) is unknown or cannot be drawn on");
  }
  prepare_crash();
  ::cbreak();
  ::noecho();
  ::nonl();
  ::nodelay(stdscr, TRUE);
  ::keypad(stdscr, TRUE);
  ::intrflush(stdscr, FALSE);
  if (colour) prepare_colours();
}

CursesTerminal::~CursesTerminal() {
  taken_over = false;
  ::endwin();
  release_signals();
}

Size CursesTerminal::size() const {
  return {static_cast<std::size_t>(std::max(1, getmaxx(stdscr))),
          static_cast<std::size_t>(std::max(1, getmaxy(stdscr)))};
}

void CursesTerminal::print(const Screen& screen) {
  ::erase();
  for (std::size_t row = 0; row < screen.size().rows; ++row) {
    for (const Piece& piece : screen.pieces(row)) {
      const Paint paint = paint_of(piece.look);
      ::attr_set(paint.attributes, paint.pair, nullptr);
      print_piece(static_cast<int>(row), piece);
    }
  }
  ::attr_set(A_NORMAL, NoPair, nullptr);
  ::curs_set(screen.cursor ? 1 : 0);
  if (screen.cursor)
    ::move(static_cast<int>(screen.cursor->row), static_cast<int>(screen.cursor->column));
  ::refresh();
}

void CursesTerminal::redraw_all() {
  ::clearok(stdscr, TRUE);
}

std::optional<std::variant<Key, Pointer>> CursesTerminal::read_input() {
  for (;;) {
    wint_t character = 0;
    const int kind = ::get_wch(&character);
    if (kind == ERR) return std::nullopt;
    if (kind == OK) return typed_key(character);
    if (character == static_cast<wint_t>(KEY_MOUSE)) {
      if (const std::optional<Pointer> pointer = curses_pointer()) return *pointer;
      continue;
    }
    if (const std::optional<Key> key = curses_key(character)) return key;
  }
}

void CursesTerminal::use_mouse(bool on) {
  ::mouseinterval(0);  // no double clicks: nothing is waited for
  ::mousemask(on ? kMouseButtons : 0, nullptr);
}

bool CursesTerminal::wait() {
  std::array<pollfd, 2> ends{{{STDIN_FILENO, POLLIN, 0}, {wake_pipe[0].load(), POLLIN, 0}}};
  const int ready = ::poll(ends.data(), ends.size(), -1);
  if (ready < 0) return errno == EINTR;
  std::array<char, 256> bytes{};
  while (::read(wake_pipe[0].load(), bytes.data(), bytes.size()) > 0) {
  }
  return (ends[0].revents & (POLLHUP | POLLERR | POLLNVAL)) == 0;
}

void CursesTerminal::wake() {
  wake_up();
}

int CursesTerminal::ending_signal() {
  return end_signal.load();
}

bool CursesTerminal::was_resized() {
  if (!resized.exchange(false)) return false;
  winsize now{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &now) == 0 && now.ws_row > 0 && now.ws_col > 0)
    ::resizeterm(now.ws_row, now.ws_col);
  return true;
}

void CursesTerminal::send(const std::string& sequence) {
  (void)!::write(STDOUT_FILENO, sequence.data(), sequence.size());
}

}  // namespace byline::browse
