# learning-rate sensitivity against warmup: e4-sensitivity
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
set format y '%g'; set yrange [0.2915775465871833:0.5938786386618622]
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.9050; set bmargin at screen 0.3600
set title 'e4-sensitivity'
set ylabel 'learning-rate sensitivity' offset 1.2,0
$data0 << EOD
1 0.47775471783148843 0.4258920068619895 0.5337093420596192 NaN
30 0.514102711146975 0.3910303121643159 0.5801376799311949 NaN
90 0.5088505743591908 0.40681824768439295 0.5427860305334976 NaN
EOD
$data1 << EOD
1 0.4719056317562899 0.42662780580270787 0.532381556139306 NaN
30 0.5128930163988612 0.3866102100740652 0.5773102343899227 NaN
90 0.5097464346307938 0.40158606226095894 0.5342835895958084 NaN
EOD
$data2 << EOD
1 0.38488931270923266 0.3253150232712225 0.41602145149543646 NaN
30 0.39098217638145905 0.30531850531785054 0.4631216379877864 NaN
90 0.40622488833715986 0.3276847789338994 0.45303254099880175 NaN
EOD
$data3 << EOD
1 0.38081339774461265 0.3144779554528632 0.4145074504758418 NaN
30 0.39770374227539174 0.3086796253572227 0.4653486691455119 NaN
90 0.41030570353164864 0.32501522042239556 0.4528153231820272 NaN
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
