// Says that the day is past by which the plan is to be revised. The day itself is still in time, by the reader's clock.
for (const due of document.querySelectorAll(".due")) {
  const end = new Date(`${due.querySelector("time").dateTime}T23:59:59`);
  due.querySelector("[hidden]").hidden = Date.now() <= end;
}
