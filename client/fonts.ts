// Web fonts for systems without Chinese ones, loaded after the first paint; the browser fetches only the parts it needs.
import '@fontsource-variable/noto-sans-sc'
import '@fontsource-variable/noto-serif-sc'
