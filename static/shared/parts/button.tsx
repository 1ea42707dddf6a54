import type { ButtonHTMLAttributes } from 'react'
import { forwardRef } from 'react'

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'default' | 'primary' | 'subtle' | 'link' | 'icon'
  wide?: boolean
  /** Working: says so, and takes no second press. */
  busy?: boolean
}

/** A native button; sending is never `disabled`, a busy one only ignores presses. */
export const Button = forwardRef<HTMLButtonElement, Props>(function Button(
  { look = 'default', wide = false, busy = false, className = '', type = 'button', onClick, children, ...rest },
  ref,
) {
  const classes = ['button', look === 'default' ? '' : `button-${look}`, wide ? 'button-wide' : '', className]
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      className={classes.filter(Boolean).join(' ')}
      {...(busy ? { 'aria-busy': true, 'aria-disabled': true } : {})}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {busy && <span className="spinner" aria-hidden="true" />}
      {children}
    </button>
  )
})
