// What the plan says while a bar is moved, in the reader's language.
const english = document.documentElement.lang === "en";

export const say = {
  quarter: (n: number): string => {
    const year = Math.floor(n / 4);
    const quarter = (n % 4) + 1;
    return english ? `Q${quarter} ${year}` : `${year}년 ${quarter}분기`;
  },
  dates(start: number, end: number): string {
    return `${say.quarter(start)} – ${say.quarter(end)}`;
  },
  taken: (name: string, dates: string): string =>
    english
      ? `${name}: taken, ${dates}. ← → move it, with Shift its end, with Alt its start. Enter drops it, Escape leaves it.`
      : `${name}: 잡았습니다. ${dates}. ←→로 옮기고, Shift와 함께 끝을, Alt와 함께 시작을 바꿉니다. Enter로 놓고 Esc로 그만둡니다.`,
  moved: (name: string, dates: string): string => (english ? `${name}: ${dates}` : `${name}: ${dates}`),
  left: (name: string): string => (english ? `${name}: left as it was.` : `${name}: 그대로 두었습니다.`),
  saving: (): string => (english ? "Saving …" : "저장하는 중입니다."),
  saved: (name: string, dates: string): string => (english ? `${name}: saved, ${dates}.` : `${name}: 저장했습니다. ${dates}.`),
  undone: (): string => (english ? "Undone." : "되돌렸습니다."),
  nothingToUndo: (): string => (english ? "There is nothing to undo here." : "되돌릴 것이 없습니다."),
  failed: (): string => (english ? "It was not saved: the server did not answer. Nothing has changed; try again." : "서버가 답하지 않아 저장하지 못했습니다. 바뀐 것은 없으니 다시 해 주십시오."),
};
