"""The page as a test drives it."""

from __future__ import annotations

import json
import shutil

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",
    "--lang=zh-CN",
    "--window-size=1440,900",
)
LAPTOP, TABLET, PHONE = (1440, 900), (820, 1180), (390, 844)


def driver():
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))


class Explorer:
    """One page in one browser."""

    def __init__(self, driver, url: str) -> None:
        self.driver, self.url = driver, url

    def size(self, width: int, height: int, *, mobile: bool = False) -> None:
        given = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", given)

    def open(self, address: str = "#lang=zh&theme=light") -> Explorer:
        self.driver.get("about:blank")
        self.driver.get_log("browser")
        self.driver.get_log("performance")
        self.driver.get(self.url + address)
        return self.until("return document.body.dataset.searchable === 'yes'")

    def until(self, script: str, *args) -> Explorer:
        from selenium.webdriver.support.ui import WebDriverWait

        WebDriverWait(self.driver, 20, 0.05).until(lambda d: d.execute_script(script, *args))
        return self

    def run(self, script: str, *args):
        return self.driver.execute_script(script, *args)

    def all(self, selector: str) -> list:
        from selenium.webdriver.common.by import By

        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str):
        return self.all(selector)[0]

    def text(self, selector: str) -> str:
        return self.run("return document.querySelector(arguments[0]).innerText", selector)

    def click(self, selector: str) -> Explorer:
        self.run("document.querySelector(arguments[0]).click()", selector)
        return self

    def press(self, *keys: str) -> Explorer:
        self.driver.switch_to.active_element.send_keys(*keys)
        return self

    def search(self, words: str) -> list[str]:
        """The hits for some words, sentences included."""
        box = self.one("#search")
        box.clear()
        box.send_keys(words)
        self.until("return !/正在|Searching/.test(document.querySelector('#said').textContent)")
        return [hit.text for hit in self.all("#hits li")]

    def heading(self) -> str:
        return self.text("#details h2")

    def errors(self) -> list[str]:
        return [e["message"] for e in self.driver.get_log("browser") if e["level"] in ("SEVERE", "WARNING")]

    def asked(self) -> list[str]:
        """The addresses that the page has asked for since it was opened."""
        log = [json.loads(e["message"])["message"] for e in self.driver.get_log("performance")]
        return [m["params"]["request"]["url"] for m in log if m["method"] == "Network.requestWillBeSent"]
