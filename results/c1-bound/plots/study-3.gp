# γ* / γ* of the reference against steps: c1-bound
# Run with: gnuplot -d study-3.gp
set encoding utf8
set terminal svg size 560,400 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-3.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'steps'
set logscale x; set format x '%g'

set xrange [83.33333333333334:4800]
set format y '%g'; set yrange [-0.24689729430923946:12.195315295228086]
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.9050; set bmargin at screen 0.3600
set title 'c1-bound'
set ylabel 'γ* / γ* of the reference' offset 1.2,0
$data0 << EOD
100 1 1 1 NaN
400 1 1 1 NaN
4000 1 1 1 NaN
EOD
$data1 << EOD
100 1.4838861505703294 1.4838861505703294 1.4838861505703294 NaN
400 1.4889506607522842 1.4889506607522842 1.4889506607522842 NaN
4000 1.4896251153670448 1.4896251153670448 1.4896251153670448 NaN
EOD
$data2 << EOD
100 0.973670217121622 0.973670217121622 0.973670217121622 NaN
400 0.9733422035849943 0.9733422035849943 0.9733422035849943 NaN
4000 0.9713385451284843 0.9713385451284843 0.9713385451284843 NaN
EOD
$data3 << EOD
100 0.539064216708762 0.539064216708762 0.539064216708762 NaN
400 0.5416554048983894 0.5416554048983894 0.5416554048983894 NaN
4000 0.5425979259403848 0.5425979259403848 0.5425979259403848 NaN
EOD
$data4 << EOD
100 0.5094246481903814 0.5094246481903814 0.5094246481903814 NaN
400 0.511946300879456 0.511946300879456 0.511946300879456 NaN
4000 0.514047213222317 0.514047213222317 0.514047213222317 NaN
EOD
$data5 << EOD
100 2.4548761298058506 2.4548761298058506 2.4548761298058506 NaN
400 4.279099779336017 4.279099779336017 4.279099779336017 NaN
4000 11.629760177521844 11.629760177521844 11.629760177521844 NaN
EOD
$data6 << EOD
100 0.41369953445516683 0.41369953445516683 0.41369953445516683 NaN
400 0.3667220941051846 0.3667220941051846 0.3667220941051846 NaN
4000 0.31865782339700266 0.31865782339700266 0.31865782339700266 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data3 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data3 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2, \
  $data4 using 1:2 with lines linecolor rgb '#000000' dashtype (2,6) linewidth 1.5, \
  $data4 using 1:2:3:4 with yerrorbars pointtype 6 pointsize 0.55 linecolor rgb '#000000' linewidth 1.2, \
  $data5 using 1:2 with lines linecolor rgb '#E69F00' dashtype (18,3) linewidth 1.5, \
  $data5 using 1:2:3:4 with yerrorbars pointtype 4 pointsize 0.55 linecolor rgb '#E69F00' linewidth 1.2, \
  $data6 using 1:2 with lines linecolor rgb '#56B4E9' dashtype 1 linewidth 1.5, \
  $data6 using 1:2:3:4 with yerrorbars pointtype 8 pointsize 0.55 linecolor rgb '#56B4E9' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.0964, screen 0.2100 left top vertical maxrows 4 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'linear', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'cooldown-branch', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'cosine', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'wsd(shape=one-minus-sqrt)'
set key at screen 0.5571, screen 0.2100 left top vertical maxrows 3 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#000000' dashtype (2,6) linewidth 1.5 title 'wsd(shape=linear)', \
  NaN with linespoints pointtype 4 pointsize 0.55 linecolor rgb '#E69F00' dashtype (18,3) linewidth 1.5 title 'inverse-sqrt', \
  NaN with linespoints pointtype 8 pointsize 0.55 linecolor rgb '#56B4E9' dashtype 1 linewidth 1.5 title 'constant'
unset multiplot
