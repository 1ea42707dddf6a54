import chevronDown from '@atlaskit/icon/core/chevron-down'
import { Icon } from '../../shared/icon'

/** After the words of a button that opens something below it. */
export const Chevron = () => <Icon glyph={chevronDown} small />
