// What the newspaper says.
import '@fontsource-variable/noto-serif-sc'
