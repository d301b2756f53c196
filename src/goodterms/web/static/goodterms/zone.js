// Chooses the browser's own time zone where nobody has chosen one yet: <select data-own-zone>
"use strict";
{
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (const choice of document.querySelectorAll("select[data-own-zone]"))
    if (Array.from(choice.options).some(({ value }) => value === own)) choice.value = own;
}
