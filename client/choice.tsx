// One of a few, all in sight: radio buttons drawn as words.
import classes from './menu.module.css'

type ChoiceProps<Value extends string> = {
  label: string
  options: readonly (readonly [Value, string])[]
  value: Value
  onChange: (value: Value) => void
}

export function Choice<Value extends string>({ label, options, value, onChange }: ChoiceProps<Value>) {
  return (
    <fieldset className={classes.choice}>
      <legend>{label}</legend>
      {options.map(([option, name]) => (
        <label key={option}>
          <input type="radio" name={label} checked={option === value} onChange={() => onChange(option)} />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  )
}
