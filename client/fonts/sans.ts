// What the program says.
import '@fontsource-variable/noto-sans-sc'
