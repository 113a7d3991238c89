from tests.conftest import *
from tests.handlers.conftest import *
from tests.handlers.own_ways import *
async def test_show(ada, services):
    await ada.send("/start enterprise-tzcj"); await ada.tap("In confidence"); await ada.tap("Dissatisfied"); await ada.tap("Too many"); await ada.tap("Done"); await ada.send("three times"); await ada.tap("Several"); await ada.tap("✅"); print(ada.card, ada.buttons)
    await draft(services)
    for t in ("Progress","Add"):
        await ada.tap(t); print("-----\n", ada.card, ada.buttons)
    await ada.reply("What would you like","closed at noon"); print("-----\n", ada.card, ada.buttons)
    await ada.tap("Another problem"); print("-----\n", ada.card, ada.buttons)
    await ada.send("/my"); print("-----\n", ada.card, ada.buttons)
    await ada.tap("Withdraw"); print("-----\n", ada.card, ada.buttons); await ada.tap("Keep it")
    await ada.tap("Correct"); print("-----\n", *ada.heard[-2:], ada.buttons); await ada.tap("Leave"); print(ada.card)
    await ada.send("/privacy"); print("-----\n", ada.card, ada.buttons)
    await ada.tap("Delete all"); print("-----\n", ada.card, ada.buttons)
    await ada.tap("Yes"); print("-----\n", ada.card, ada.buttons)
    await ada.send("/start"); print("-----\n", ada.card, ada.buttons)
