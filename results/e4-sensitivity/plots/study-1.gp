# sensitivity to larger rates (loss) against warmup: e4-sensitivity
# Run with: gnuplot -d study-1.gp
set encoding utf8
set terminal svg size 560,400 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'warmup (steps)'
set logscale x; set format x '%g'

set xrange [0.8333333333333334:108]
set format y '%g'; set yrange [0.08385208955676565:0.7588842594631454]
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.9050; set bmargin at screen 0.3600
set title 'e4-sensitivity'
set ylabel 'sensitivity to larger rates (loss)' offset 1.2,0
$data0 << EOD
1 0.2289917681075107 0.21813829336853652 0.7282009790128554 NaN
30 0.46506415376362925 0.2949669832781049 0.5584260179474191 NaN
90 0.3735015551750251 0.30047283956078996 0.40976594399344946 NaN
EOD
$data1 << EOD
1 0.22293178499023408 0.21527704497358885 0.6256824306772589 NaN
30 0.445652789568975 0.3080086454243642 0.5667770383086582 NaN
90 0.3813523566775564 0.2896182791027432 0.40551715856403486 NaN
EOD
$data2 << EOD
1 0.28480001877462835 0.11453537000705565 0.38210069885399756 NaN
30 0.21943033777003987 0.16613075126228138 0.2919918403680926 NaN
90 0.23681890643525833 0.182755520127365 0.2579178808953623 NaN
EOD
$data3 << EOD
1 0.28194090227001195 0.12169240840287666 0.3846478912176456 NaN
30 0.2308368223796793 0.17077481302343944 0.28958344028225064 NaN
90 0.22667647663663704 0.17998411328836234 0.25917409946885855 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data3 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data3 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.1232, screen 0.2100 left top vertical maxrows 4 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'transformer(qk_norm=false, z_loss=0), cosine', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'transformer(qk_norm=false, z_loss=0.0001), cosine', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'transformer(qk_norm=true, z_loss=0), cosine', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'transformer(qk_norm=true, z_loss=0.0001), cosine'
unset multiplot
